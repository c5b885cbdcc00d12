"use strict";
// What moves in a page's numbers: hover or focus a cell to see how it is made, steps, questions, the film.
(() => {
  const minus = (text) => text.replace(/-/g, "−");
  const short = (x) => x === 0 ? "0" : Number.isNaN(x) ? "NaN" : !Number.isFinite(x) ? (x > 0 ? "∞" : "−∞")
    : minus(Math.abs(x) >= 1e-3 && Math.abs(x) < 1e4 ? String(+x.toPrecision(3)) : x.toExponential(1));
  const sigmoid = (z) => 1 / (1 + Math.exp(-z));
  const g = {
    relu: [(z) => Math.max(0, z), (z) => (z > 0 ? 1 : 0), "max(0, z)"],
    sigmoid: [sigmoid, (z) => sigmoid(z) * (1 - sigmoid(z)), "1/(1 + e^−z)"],
    tanh: [Math.tanh, (z) => 1 - Math.tanh(z) ** 2, "tanh z"],
  };

  // ---- The matrices of a call, by name: the learner's own where there is one ----

  class Matrices {
    constructor(call) {
      this.tables = {};
      // A matrix may stand in several steps.
      for (const figure of call.querySelectorAll("figure.matrix:not(.right)")) {
        const table = figure.querySelector("table");
        if (table) (this.tables[figure.dataset.name] ??= []).push(table);
      }
    }
    cells(name, i, j) { return (this.tables[name] ?? []).map((table) => table.rows[i]?.cells[j]).filter(Boolean); }
    at(name, i, j) { return value(this.cells(name, i, j)[0]); }
    shape(name) {
      const table = this.tables[name]?.[0];
      return table ? [table.rows.length, table.rows[0].cells.length] : [0, 0];
    }
  }

  const value = (cell) => {
    const text = cell?.title ?? "nan";
    return text === "inf" ? Infinity : text === "-inf" ? -Infinity : text === "nan" ? NaN : Number(text);
  };

  // ---- Rules: [the cells a number comes from, its formula with numbers, its value] ----

  const rules = {
    product(rule, all, i, j) {
      const [rows, cols] = all.shape(rule.left);
      const n = rule.leftT ? rows : cols;
      const sources = [], terms = [];
      let sum = 0;
      for (let k = 0; k < n; ++k) {
        const left = rule.leftT ? [k, i] : [i, k], right = rule.rightT ? [j, k] : [k, j];
        const a = all.at(rule.left, ...left), b = all.at(rule.right, ...right);
        sources.push([rule.left, ...left], [rule.right, ...right]);
        terms.push(`${k ? factor(a) : short(a)}·${factor(b)}`);
        sum += a * b;
      }
      let text = terms.join(" + ");
      if (rule.over) {
        text = `1/${n} · (${text})`;
        sum /= n;
      }
      if (rule.plus) {
        const b = all.at(rule.plus, i, 0);
        sources.push([rule.plus, i, 0]);
        text += ` + ${factor(b)}`;
        sum += b;
      }
      return [sources, text, sum];
    },
    "row-mean"(rule, all, i) {
      const m = all.shape(rule.of)[1];
      const sources = Array.from({ length: m }, (_, k) => [rule.of, i, k]);
      const terms = sources.map((cell) => all.at(...cell));
      return [sources, `1/${m} · (${terms.map((x, k) => (k ? factor(x) : short(x))).join(" + ")})`, terms.reduce((a, b) => a + b, 0) / m];
    },
    g(rule, all, i, j) {
      const z = all.at(rule.of, i, j);
      return [[[rule.of, i, j]], `${rule.g}(${short(z)})`, g[rule.g][0](z)];
    },
    slope(rule, all, i, j) {
      const d = all.at(rule.by, i, j), slope = g[rule.g][1](all.at(rule.of, i, j));
      return [[[rule.by, i, j], [rule.of, i, j]],
        `${short(d)} · ${rule.g}′(${short(all.at(rule.of, i, j))}) = ${short(d)} · ${short(slope)}`, d * slope];
    },
    step(rule, all, i, j) {
      const theta = all.at(rule.theta, i, j), d = all.at(rule.d, i, j);
      return [[[rule.theta, i, j], [rule.d, i, j]], `${short(theta)} − ${rule.rate}·${factor(d)}`,
        theta - rule.rate * d];
    },
    "from-cost"(rule, all, i, j) {
      const a = all.at(rule.AL, i, j), y = all.at(rule.Y, i, j);
      return [[[rule.AL, i, j], [rule.Y, i, j]], `−(${y}/${short(a)} − ${1 - y}/${short(1 - a)})`,
        -(y / a - (1 - y) / (1 - a))];
    },
    cost(rule, all) {
      const m = all.shape(rule.AL)[1], sources = [], terms = [];
      let sum = 0;
      for (let k = 0; k < m; ++k) {
        const a = all.at(rule.AL, 0, k), y = all.at(rule.Y, 0, k);
        sources.push([rule.AL, 0, k], [rule.Y, 0, k]);
        terms.push(y === 1 ? `log ${short(a)}` : y === 0 ? `log(1 − ${short(a)})`
          : `${short(y)}·log ${short(a)} + ${short(1 - y)}·log(1 − ${short(a)})`);
        sum += (y ? y * Math.log(a) : 0) + (y < 1 ? (1 - y) * Math.log(1 - a) : 0);
      }
      return [sources, `−1/${m} · (${terms.join(" + ")})`, -sum / m];
    },
  };

  function factor(x) { return x < 0 ? `(${short(x)})` : short(x); }

  // ---- Hover, focus ----

  function explain(call, all, its, cell) {
    for (const old of call.querySelectorAll(".here, .source")) old.classList.remove("here", "source");
    const said = call.querySelector(".sum");
    const figure = cell?.closest("figure.matrix");
    if (!figure) {
      said.textContent = "";
      return;
    }
    const name = figure.dataset.name, i = cell.parentElement.rowIndex, j = cell.cellIndex;
    const rule = its[name], x = value(cell);
    cell.classList.add("here");
    if (!rule) {
      said.textContent = `${name}(${i}, ${j}) = ${minus(String(x))}`;
      return;
    }
    const [sources, text, right] = rules[rule.kind](rule, all, i, j);
    for (const source of sources) for (const its of all.cells(...source)) its.classList.add("source");
    const owner = call.closest(".numbers").dataset.owner;
    const whose = owner[0].toUpperCase() + owner.slice(1);
    const same = Math.abs(x - right) <= 1e-6 * (1 + Math.abs(right));
    said.textContent = `${name}(${i}, ${j}) = ${text} = ${short(right)}` +
      (same || figure.classList.contains("right") ? "" : `   ${whose} is ${short(x)}.`);
  }

  function watch(call) {
    const all = new Matrices(call);
    const its = JSON.parse(call.querySelector('script[type="application/json"]').textContent);
    const show = (event) => explain(call, all, its, event.target.closest("table.heat td"));
    call.addEventListener("pointerover", show);
    call.addEventListener("focusin", show);
    for (const table of call.querySelectorAll("table.heat")) walk(table);
  }

  // One stop of the Tab key per matrix; the arrow keys move within.
  function walk(table) {
    if (table.rows.length === 0) return;
    table.rows[0].cells[0].tabIndex = 0;
    table.addEventListener("keydown", (event) => {
      const move = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
      const cell = event.target.closest("td");
      if (!move || !cell) return;
      const next = table.rows[cell.parentElement.rowIndex + move[0]]?.cells[cell.cellIndex + move[1]];
      if (!next) return;
      event.preventDefault();
      cell.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    });
  }

  // ---- Questions ----

  function ask(box) {
    const choices = box.querySelector(".choices"), answer = box.querySelector("details");
    const said = answer.querySelector("p");
    const steps = box.nextElementSibling;
    choices.hidden = false;
    steps.classList.add("waiting");
    answer.addEventListener("toggle", () => steps.classList.remove("waiting"));
    for (const button of choices.children)
      button.addEventListener("click", () => {
        const right = button.dataset.right === "1";
        said.textContent = `${right ? "Right." : "No."} ${said.textContent.replace(/^(Right|No)\. /, "")}`;
        answer.open = true;
      });
  }

  // ---- Steps, with the caches that fill and empty ----

  function step_by_step(box) {
    const steps = [...box.querySelectorAll(".step")], caches = [...box.querySelectorAll(".caches li")];
    const bar = document.createElement("div");
    bar.className = "stepper";
    const button = (text, by) => {
      const its = document.createElement("button");
      its.type = "button";
      its.textContent = text;
      its.addEventListener("click", () => show(at + by));
      bar.append(its);
      return its;
    };
    let at = 0;
    const back = button("◀ Back", -1), on = button("Next ▶", 1);
    const where = document.createElement("span"), everything = document.createElement("button");
    everything.type = "button";
    everything.textContent = "All steps";
    everything.addEventListener("click", () => show(-1));
    bar.append(where, everything);
    box.prepend(bar);
    function show(k) {
      const all = k < 0;
      at = all ? -1 : Math.min(k, steps.length - 1);
      steps.forEach((one, i) => { one.hidden = !all && i !== at; });
      const filled = all ? caches.length : Number(steps[at].dataset.caches);
      caches.forEach((one, i) => one.classList.toggle("empty", i >= filled));
      back.disabled = at <= 0;
      on.disabled = at === steps.length - 1;
      where.textContent = all ? "" : `Step ${at + 1} of ${steps.length}`;
    }
    show(0);
  }

  // ---- The film ----

  function forward(parameters, x, y) {
    let A = [x, y], Z = A;
    const L = Object.keys(parameters).length / 2;
    for (let l = 1; l <= L; ++l) {
      const W = parameters["W" + l], b = parameters["b" + l];
      Z = W.map((row, i) => row.reduce((sum, w, k) => sum + w * A[k], b[i][0]));
      A = Z.map((z) => Math.max(0, z));
    }
    return sigmoid(Z[0]);
  }

  function play_film(section) {
    const film = JSON.parse(section.querySelector('script[type="application/json"]').textContent);
    const [width, height] = film.plane, n = film.frames.length;
    const scene = document.createElement("div");
    scene.innerHTML =
      '<div class="controls"><button type="button" class="play">▶ Play</button>' +
      `<input type="range" min="0" max="${n - 1}" value="0" aria-label="Frame of the film">` +
      '<output></output></div><div class="scene"><canvas width="440" height="300" role="img"></canvas>' +
      '<div><p class="cost"></p><svg viewBox="0 0 100 60" preserveAspectRatio="none" role="img" aria-label="The cost over the frames">' +
      '<polyline class="curve"/><circle class="now" r="2"/></svg><div class="weights"></div></div></div>';
    section.querySelector(".stills").replaceWith(scene);
    const [slider, said, canvas, play] = ["input", "output", "canvas", ".play"].map((its) => scene.querySelector(its));
    const costs = film.frames.map((frame) => frame.cost);
    const most = Math.max(...costs.filter(Number.isFinite), 1e-9);
    scene.querySelector(".cost").textContent = `The cost, from ${short(costs[0])} to ${short(costs[n - 1])}:`;
    const point = (k) => [2 + 96 * k / (n - 1), 57 - 54 * Math.min(1, (costs[k] || 0) / most)];
    scene.querySelector(".curve").setAttribute("points", costs.map((_, k) => point(k).join(",")).join(" "));
    const colour = (name) => getComputedStyle(section).getPropertyValue(name).trim();

    function paint(k) {
      const frame = film.frames[k], pen = canvas.getContext("2d");
      const step = 4, w = canvas.width, h = canvas.height;
      const [neg, pos, zero] = ["--neg", "--pos", "--zero"].map(colour);
      pen.fillStyle = zero;
      pen.fillRect(0, 0, w, h);
      for (let x = 0; x < w; x += step)
        for (let y = 0; y < h; y += step) {
          const p = forward(frame.parameters, (x + step / 2) / w * 2 * width - width, height - (y + step / 2) / h * 2 * height);
          pen.globalAlpha = Math.abs(p - 0.5) * 0.9;
          pen.fillStyle = p > 0.5 ? pos : neg;
          pen.fillRect(x, y, step, step);
        }
      pen.globalAlpha = 1;
      pen.lineWidth = 1.5;
      pen.strokeStyle = zero;
      film.Y.forEach((label, i) => {
        const x = (film.X[0][i] + width) / (2 * width) * w, y = (height - film.X[1][i]) / (2 * height) * h;
        pen.fillStyle = label ? pos : neg;
        pen.beginPath();
        if (label) pen.rect(x - 4, y - 4, 8, 8);
        else pen.arc(x, y, 4.5, 0, 2 * Math.PI);
        pen.fill();
        pen.stroke();
      });
    }

    function weights(frame) {
      const box = scene.querySelector(".weights");
      box.replaceChildren(...Object.entries(frame.parameters).map(([name, rows]) => {
        const table = document.createElement("table");
        table.createCaption().textContent = name;
        for (const row of rows) {
          const line = table.insertRow();
          for (const x of row) {
            const cell = line.insertCell();
            cell.title = `${x}`;
            const share = Math.min(100, Math.abs(x) * 35);
            cell.style.background = `color-mix(in srgb, var(${x < 0 ? "--neg" : "--pos"}) ${share}%, var(--zero))`;
          }
        }
        return table;
      }));
    }

    function show(k) {
      const frame = film.frames[k];
      slider.value = k;
      said.textContent = `after ${frame.iteration} iterations, cost ${short(frame.cost)}`;
      canvas.setAttribute("aria-label", `The plane ${said.textContent}`);
      const [x, y] = point(k);
      scene.querySelector(".now").setAttribute("cx", x);
      scene.querySelector(".now").setAttribute("cy", y);
      paint(k);
      weights(frame);
    }

    let timer = 0;
    const stop = () => {
      clearInterval(timer);
      timer = 0;
      play.textContent = "▶ Play";
    };
    play.addEventListener("click", () => {
      if (timer) return stop();
      play.textContent = "❚❚ Pause";
      let k = Number(slider.value) === n - 1 ? 0 : Number(slider.value);
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      timer = setInterval(() => {
        show(k);
        if (++k >= n) stop();
      }, calm ? 1000 : 100);
    });
    slider.addEventListener("input", () => {
      stop();
      show(Number(slider.value));
    });
    show(n - 1);
  }

  for (const box of document.querySelectorAll(".numbers .ask")) ask(box);
  for (const call of document.querySelectorAll(".numbers details.call")) watch(call);
  for (const box of document.querySelectorAll('.numbers .steps[data-stepped="1"]')) step_by_step(box);
  for (const section of document.querySelectorAll("section.film")) play_film(section);
})();
