// browser.cjs URL FOLDER: in Jupyter's own page, types a wrong answer to exercise 3, reads its mistake, mends it, reads
// "Solved". Screenshots go to FOLDER. Needs puppeteer-core and Debian's chromium.
const puppeteer = require("puppeteer-core");
const [url, folder] = process.argv.slice(2);
const first_line = "// exercise 03_linear_forward";

async function main() {
    const browser = await puppeteer.launch({
        executablePath: "/usr/bin/chromium", headless: "new", args: ["--no-sandbox"],
        defaultViewport: { width: 1300, height: 1000 },
    });
    const page = await browser.newPage();
    const errors = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(url, { waitUntil: "load", timeout: 60000 });
    await page.waitForFunction(() => window.Jupyter?.notebook?.kernel?.is_connected(), { timeout: 60000 });
    await new Promise((done) => setTimeout(done, 2000));
    await page.screenshot({ path: `${folder}/opened.png` });

    // The index of the exercise's cell, which is then visible and empty but for its first line.
    const open_cell = () => page.evaluate((line) => {
        const cells = Jupyter.notebook.get_cells();
        const index = cells.findIndex((cell) => cell.get_text().startsWith(line));
        Jupyter.notebook.select(index);
        cells[index].element[0].scrollIntoView();
        cells[index].set_text(line + "\n");
        cells[index].focus_editor();
        cells[index].code_mirror.setCursor(1, 0);
        return index;
    }, first_line);

    const answer = async (code, expected, name) => {
        const index = await open_cell();
        await page.keyboard.type(code);
        await page.keyboard.down("Shift");
        await page.keyboard.press("Enter");
        await page.keyboard.up("Shift");
        await page.waitForFunction((i, words) =>
            Jupyter.notebook.get_cell(i).element.find(".output").text().includes(words),
            { timeout: 120000 }, index, expected);
        await page.evaluate((i) => Jupyter.notebook.get_cell(i).element[0].scrollIntoView(), index);
        await new Promise((done) => setTimeout(done, 500));
        await page.screenshot({ path: `${folder}/${name}.png` });
        console.log(`read: ${expected}`);
    };
    await answer("Z = W * A;", "no bias was added", "wrong");
    await answer("Z = W * A;\nZ.each_col() += b;", "Solved.", "solved");
    await answer("Z = np.dot(W, A) + b;", "Line 2 of this cell", "error");
    await answer("Z = W * A;\nZ.each_col() += b;", "Solved.", "again");

    // A command, and its figures.
    const last = await page.evaluate(() => {
        const cells = Jupyter.notebook.get_cells();
        const index = cells.findLastIndex((cell) => cell.cell_type === "code");
        Jupyter.notebook.select(index);
        cells[index].set_text("%train --iterations 200");
        cells[index].execute();
        return index;
    });
    await page.waitForFunction((i) => {
        const images = [...Jupyter.notebook.get_cell(i).element.find(".output img")];
        return images.length > 0 && images.every((image) => image.naturalWidth > 0);
    }, { timeout: 120000 }, last);
    await page.evaluate((i) => Jupyter.notebook.get_cell(i).element[0].scrollIntoView(), last);
    await new Promise((done) => setTimeout(done, 1500));
    await page.screenshot({ path: `${folder}/train.png` });
    console.log("seen: a figure");
    await browser.close();
    if (errors.length > 0)
        throw new Error(`errors in the page: ${errors.join("; ")}`);
}

main().catch((error) => {
    console.error(error.message);
    process.exit(1);
});
