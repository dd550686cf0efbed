// Opens BPMN files in bpmn-js, as a modeller does: node bpmn.mjs FILE.bpmn...
// Needs the packages bpmn-js and playwright-core, and Chromium: CHROMIUM names it, else one of the PATH. Exit 1 when
// a file is not read without a warning, nodes lie on each other, or a line does not end at its nodes.
import { chromium } from "playwright-core";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const executable = () => {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    try {
      return execFileSync("which", [name], { encoding: "utf8" }).trim();
    } catch { /* the next one */ }
  }
  throw new Error("no Chromium: name it in CHROMIUM");
};

const script = createRequire(import.meta.url).resolve("bpmn-js/dist/bpmn-viewer.production.min.js");

// Runs in the page.
const inspect = async xml => {
  const viewer = new window.BpmnJS({ container: "#canvas" });
  const { warnings } = await viewer.importXML(xml);
  const problems = warnings.map(warning => "warning: " + warning.message);
  const elements = viewer.get("elementRegistry").getAll();
  const nodes = elements.filter(e => e.width && e.type !== "bpmn:Process" && e.type !== "label");
  const lines = elements.filter(e => e.waypoints);
  for (let i = 0; i < nodes.length; i++) {
    for (let j = 0; j < i; j++) {
      const a = nodes[i], b = nodes[j];
      if (a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height) {
        problems.push(`${a.id} lies on ${b.id}`);
      }
    }
  }
  const touches = (point, node) =>
    point.x >= node.x - 2 && point.x <= node.x + node.width + 2 &&
    point.y >= node.y - 2 && point.y <= node.y + node.height + 2;
  for (const line of lines) {
    const points = line.waypoints;
    if (!touches(points[0], line.source) || !touches(points[points.length - 1], line.target)) {
      problems.push(`${line.id} does not end at its nodes`);
    }
    for (let i = 1; i < points.length; i++) {
      if (Math.abs(points[i].x - points[i - 1].x) > 1 && Math.abs(points[i].y - points[i - 1].y) > 1) {
        problems.push(`${line.id} is not at right angles`);
      }
    }
  }
  if (nodes.length < 3 || lines.length < 2) problems.push("almost nothing is drawn");
  const drawn = document.querySelectorAll("#canvas .djs-shape").length;
  if (drawn < nodes.length) problems.push(`${drawn} of ${nodes.length} nodes are drawn`);
  viewer.get("canvas").zoom("fit-viewport");
  return { nodes: nodes.length, lines: lines.length, problems };
};

const files = process.argv.slice(2);
if (files.length === 0) throw new Error("give BPMN files");
const browser = await chromium.launch({ executablePath: executable(), args: ["--no-sandbox", "--disable-gpu"] });
let failed = 0;
for (const file of files) {
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  await page.setContent('<div id="canvas" style="width:1580px;height:880px"></div>');
  await page.addScriptTag({ path: script });
  const result = await page.evaluate(inspect, readFileSync(file, "utf8"));
  if (process.env.PICTURE) await page.screenshot({ path: process.env.PICTURE });
  result.problems.forEach(problem => console.error(`FAIL ${file}: ${problem}`));
  failed += result.problems.length > 0 ? 1 : 0;
  console.log(`${file}: ${result.nodes} nodes, ${result.lines} lines, ${result.problems.length} problems`);
  await page.close();
}
await browser.close();
process.exit(failed > 0 ? 1 : 0);
