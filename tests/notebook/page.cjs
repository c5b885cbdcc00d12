// page.cjs FILE FOLDER: opens a woven page at two widths, light and dark. Nothing may be loaded, run wrongly or overflow;
// axe-core may find no violation. Screenshots go to FOLDER. Needs puppeteer-core, axe-core and Debian's chromium.
const fs = require("fs");
const puppeteer = require("puppeteer-core");
const axe = fs.readFileSync(require.resolve("axe-core"), "utf8");
const [file, folder] = process.argv.slice(2);
const patience = { timeout: 120000 }; // on a busy machine
const problems = [];

// Everything that is wrong with the page as it stands.
const look = () => {
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth)
        found.push(`it is ${document.documentElement.scrollWidth} pixels wide on a screen of ${innerWidth}`);
    for (const image of document.images)
        if (!image.complete || image.naturalWidth === 0 || !image.alt)
            found.push(`an image: ${image.outerHTML.slice(0, 80)}`);
    for (const link of document.querySelectorAll('a[href^="#"]'))
        if (!document.getElementById(link.getAttribute("href").slice(1)))
            found.push(`no target: ${link.getAttribute("href")}`);
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
    if (twice.length) found.push(`twice: ${twice}`);
    let before = 0;
    for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5")) {
        const level = Number(heading.tagName[1]);
        if (level > before + 1) found.push(`a heading of level ${level} after ${before}: ${heading.textContent}`);
        before = level;
    }
    const fraction = document.querySelector("#exercise-06 mfrac");
    if (!fraction || fraction.children[0].getBoundingClientRect().bottom > fraction.children[1].getBoundingClientRect().bottom)
        found.push("MathML is not drawn");
    if (document.querySelectorAll("main svg").length < 10) found.push("pictures are missing");
    return found;
};

// A learner's numbers: an answer shows them, a cell under the pointer tells its sum, and the film follows its slider.
async function move(page, note) {
    const call = await page.$(".numbers details.call:has(figure.got)");
    if (call) {
        await call.evaluate((its) => { its.open = true; its.scrollIntoView(); });
        await call.$eval(".choices button, .steps", (its) => its.click());
        const cell = await call.$(".step:not([hidden]) figure.got td");
        if (cell) await cell.hover();
        if (!cell || !(await call.$eval(".sum", (its) => its.textContent)).includes("=")) note("no sum under the pointer");
    }
    const film = await page.$("section.film");
    if (!film) return;
    const told = () => film.$eval("output", (its) => its.textContent);
    const before = await told();
    await film.$eval("input", (its) => { its.value = 3; its.dispatchEvent(new Event("input")); });
    if ((await told()) === before) note("the film does not follow its slider");
}

async function main() {
    const browser = await puppeteer.launch({ executablePath: "/usr/bin/chromium", headless: "new", args: ["--no-sandbox"], protocolTimeout: 300000 });
    for (const [width, scheme] of [[1400, "light"], [360, "light"], [360, "dark"], [1400, "dark"]]) {
        const page = await browser.newPage();
        const note = (what) => problems.push(`${width} ${scheme}: ${what}`);
        page.on("console", (message) => note(`console: ${message.text()}`));
        page.on("pageerror", (error) => note(`error: ${error.message}`));
        page.on("dialog", (dialog) => { note("a script ran"); dialog.dismiss(); });
        page.on("request", (request) => {
            if (request.url() !== `file://${file}` && !request.url().startsWith("data:")) note(`loads ${request.url()}`);
        });
        await page.setViewport({ width, height: 900, isMobile: width < 500 });
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        await page.goto(`file://${file}`, patience);
        (await page.evaluate(look)).forEach(note);
        await move(page, note);
        await page.screenshot({ path: `${folder}/${width}-${scheme}.png` });
        await page.close();
        if (width < 500) continue;
        const checked = await browser.newPage();
        await checked.setBypassCSP(true); // for axe-core's own script
        await checked.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        await checked.goto(`file://${file}`, patience);
        await checked.evaluate(axe);
        for (const violation of (await checked.evaluate(() => axe.run())).violations)
            note(`${violation.id}: ${violation.nodes[0].html.slice(0, 200)}`);
        await checked.close();
    }
    await browser.close();
    problems.forEach((problem) => console.log(problem));
    process.exit(problems.length ? 1 : 0);
}

main().catch((error) => { console.log(String(error.stack)); process.exit(1); });
