// Holds reports against what a browser and a reader need: node report.mjs REPORT... (folders or index.html files).
// Needs Chromium: CHROMIUM names it, else chromium or google-chrome of the PATH. Exit 1 when something fails.
import { chromium } from "playwright-core";
import axe from "axe-core";
import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { resolve, join, basename, dirname } from "node:path";
import { pathToFileURL } from "node:url";

const WIDTHS = [390, 1280, 2560];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const LARGEST = 3_000_000, SLOWEST = 1000;

const executable = () => {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    try {
      return execFileSync("which", [name], { encoding: "utf8" }).trim();
    } catch { /* the next one */ }
  }
  throw new Error("no Chromium: name it in CHROMIUM");
};

const failures = [];
let checks = 0;
const check = (holds, what) => {
  checks++;
  if (!holds) {
    failures.push(what);
    console.error("FAIL " + what);
  }
};

const open = async (browser, url, options, watch) => {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on("request", request => { if (request.url() !== url) watch.push("request " + request.url()); });
  page.on("console", message => { if (message.type() === "error") watch.push("console " + message.text()); });
  page.on("pageerror", error => watch.push("error " + error.message));
  page.on("dialog", dialog => { watch.push("dialog " + dialog.message()); dialog.dismiss(); });
  await page.addInitScript(() => document.addEventListener("securitypolicyviolation", event =>
    console.error("policy " + event.violatedDirective + " " + event.blockedURI)));
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(url, { waitUntil: "load" });
  const { metrics } = await session.send("Performance.getMetrics");
  page.workMillis = 1000 * metrics.find(metric => metric.name === "TaskDuration").value;
  return page;
};

const overflow = page => page.evaluate(() => {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide <= 0) return "";
  const culprit = [...document.querySelectorAll("body *")].filter(e =>
    !e.closest(".scroll, svg, nav ul") && (e.scrollWidth > innerWidth + 1 || e.getBoundingClientRect().right > innerWidth + 1)).pop();
  return wide + " px by " + (culprit ? culprit.outerHTML.slice(0, 120) : "?");
});

/** axe speaks through the protocol, not through a script of the page, so that the page's policy holds for the page. */
const violations = async (page, only) => {
  await page.evaluate(axe.source + "; void 0");
  const found = await page.evaluate(runOnly => axe.run(document, { runOnly, resultTypes: ["violations"] }), only);
  return found.violations.map(v => v.id + " × " + v.nodes.length + " " + v.nodes[0].target + " " +
    (v.nodes[0].any[0]?.message ?? ""));
};

const reachable = page => page.evaluate(() => {
  const usable = "a[href], button, input, select, summary, [tabindex]";
  return [...document.querySelectorAll(usable)]
    .filter(e => e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true }))
    .map((e, i) => { e.dataset.reach = i; return e.outerHTML.slice(0, 100); });
});

/** Everything that can be used is reached by Tab, in order, and shows that it has the focus. */
const keyboard = async (page, name) => {
  const wanted = await reachable(page);
  await page.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0); });
  const reached = new Set();
  let unseen = "";
  for (let i = 0; i < wanted.length + 5 && reached.size < wanted.length; i++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const e = document.activeElement;
      const style = getComputedStyle(e);
      const after = getComputedStyle(e, "::after");
      const seen = style.outlineStyle !== "none" || after.outlineStyle !== "none";
      return { reach: e.dataset?.reach, seen, html: e.outerHTML.slice(0, 90) };
    });
    if (at.reach === undefined) continue;
    reached.add(at.reach);
    if (!at.seen) unseen = unseen || at.html;
  }
  check(reached.size === wanted.length, name + ": Tab reaches " + reached.size + " of " + wanted.length +
    ", not " + wanted.find((_, i) => !reached.has(String(i))));
  check(!unseen, name + ": focus is not seen on " + unseen);
};

const tables = async (page, name) => {
  const sorted = await page.evaluate(() => {
    const table = [...document.querySelectorAll("table")].find(t => t.tBodies[0].rows.length > 4 && t.querySelector("thead th.n button"));
    if (!table) return true;
    const head = [...table.tHead.rows[0].cells].findIndex(c => c.classList.contains("n"));
    const button = table.tHead.rows[0].cells[head].querySelector("button");
    const values = () => [...table.tBodies[0].rows].map(r => r.cells[head].dataset.v).filter(v => v !== undefined).map(Number);
    button.click();
    const up = values();
    button.click();
    const down = values();
    return up.every((v, i) => i === 0 || up[i - 1] <= v) && down.every((v, i) => i === 0 || down[i - 1] >= v) &&
      table.tHead.rows[0].cells[head].getAttribute("aria-sort") === "descending";
  });
  check(sorted, name + ": a table sorts up and down");
  const searched = await page.evaluate(() => {
    const box = [...document.querySelectorAll(".table")].find(b => b.querySelector("input[type=search]"));
    if (!box) return true;
    const rows = [...box.querySelectorAll("tbody tr")];
    const before = rows.filter(r => !r.hidden).length;
    const input = box.querySelector("input[type=search]");
    input.value = "no such text anywhere";
    input.dispatchEvent(new Event("input"));
    const none = rows.every(r => r.hidden);
    input.value = "";
    input.dispatchEvent(new Event("input"));
    return none && rows.filter(r => !r.hidden).length === before;
  });
  check(searched, name + ": a table searches");
};

const figures = async (page, name) => {
  const box = page.locator("main figure .scroll").first();
  await box.focus();
  const view = () => page.evaluate(() => document.querySelector("main figure svg").getAttribute("viewBox"));
  const whole = await view();
  await page.keyboard.press("+");
  const near = await view();
  await page.keyboard.press("ArrowRight");
  const moved = await view();
  await page.keyboard.press("0");
  check(near !== whole && moved !== near && (await view()) === whole, name + ": a figure zooms, moves and comes back by keys");
  const part = page.locator("main figure svg g[tabindex='0']").first();
  if (await part.count()) {
    await part.focus();
    const said = await page.evaluate(() => document.querySelector("main figure .peek:not([hidden])")?.textContent ?? "");
    check(/[0-9]/.test(said), name + ": focus on a part of a figure shows its numbers, not \"" + said.slice(0, 60) + "\"");
    await page.keyboard.press("Escape");
    check(await page.evaluate(() => !document.querySelector(".peek:not([hidden])")), name + ": Escape hides them");
  }
};

const example = async (page, name) => {
  const link = page.locator("a[href^='#journey-']").first();
  if (!(await link.count())) return;
  await link.evaluate(e => e.click());
  const shown = await page.evaluate(() => {
    const target = document.getElementById(location.hash.slice(1));
    return Boolean(target?.checkVisibility() && target.closest("tr").querySelector(".moves"));
  });
  check(shown, name + ": an example journey leads to its alignment");
};

const report = async (browser, place) => {
  const file = resolve(place.endsWith(".html") ? place : join(place, "index.html"));
  const name = basename(dirname(file));
  const url = pathToFileURL(file).href;
  const bytes = statSync(file).size;
  check(bytes < LARGEST, name + ": " + bytes + " bytes");
  const watch = [];
  for (const colorScheme of ["light", "dark"]) {
    const page = await open(browser, url, { colorScheme, viewport: { width: 1280, height: 900 } }, watch);
    if (colorScheme === "light") {
      // processor time, so that a busy machine does not decide
      console.log(name + ": " + (bytes / 1e6).toFixed(2) + " MB, interactive after " + Math.round(page.workMillis) + " ms of work");
      check(page.workMillis < SLOWEST, name + ": interactive after " + page.workMillis + " ms of work");
    }
    const found = await violations(page, colorScheme === "light" ? TAGS : ["color-contrast"]);
    check(found.length === 0, name + ": " + colorScheme + ": axe " + found.join(" | "));
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const wide = await overflow(page);
      check(!wide, name + ": " + colorScheme + " " + width + " px: the page is too wide, " + wide);
      if (width === 390 && colorScheme === "light") {
        const small = await violations(page, ["target-size", "scrollable-region-focusable", "color-contrast"]);
        check(small.length === 0, name + ": 390 px: axe " + small.join(" | "));
      }
    }
    if (colorScheme === "light") {
      await page.setViewportSize({ width: 1280, height: 900 });
      await tables(page, name);
      await figures(page, name);
      await example(page, name);
    }
    await page.context().close();
  }
  const keys = await open(browser, url, { viewport: { width: 1280, height: 900 } }, watch);
  await keyboard(keys, name);
  const pdf = await keys.pdf({ preferCSSPageSize: true, printBackground: true });
  check(pdf.length > 20_000 && pdf.subarray(0, 5).toString() === "%PDF-", name + ": prints to PDF");
  await keys.context().close();

  const bare = await open(browser, url, { javaScriptEnabled: false, viewport: { width: 1280, height: 900 } }, watch);
  const text = await bare.locator("body").innerText();
  const pictures = await bare.locator("main figure svg").count();
  const hidden = await bare.locator("tbody tr[hidden]").count();
  check(text.length > 2000 && pictures >= 3 && hidden === 0, name + ": all is there without JavaScript");
  await bare.context().close();
  check(watch.length === 0, name + ": " + [...new Set(watch)].slice(0, 5).join(" | "));
};

const browser = await chromium.launch({
  executablePath: executable(),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const began = Date.now();
try {
  for (const place of process.argv.slice(2)) await report(browser, place);
} finally {
  await browser.close();
}
console.log(checks - failures.length + " of " + checks + " checks hold, " + Math.round((Date.now() - began) / 1000) + " s");
process.exit(failures.length ? 1 : 0);
