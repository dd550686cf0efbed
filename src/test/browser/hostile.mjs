// Writes hostile.csv and hostile.journey.yaml into a folder: names full of markup, script, emoji, right-to-left text,
// formulas and 5,000 characters. node hostile.mjs FOLDER
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });

const start = "</title></style><script>alert('start')</script><!--";
const long = "Long ".repeat(999) + "<b onmouseover=alert(1)>end";
const solid = "W".repeat(5000);
const override = "\u202Edezirohtua\u202C <img src=https://example.invalid/x.png onerror=alert(2)>";
const arabic = "مرحبا بكم في رحلة العميل " + "م".repeat(200);
const emoji = "👩‍👩‍👧‍👦🏳️‍🌈".repeat(40) + "é̵̡".repeat(30);
const formula = "=HYPERLINK(\"https://example.invalid\";\"x\")&cmd|' /C calc'!A0";
const goal = "]]>\"'`=&amp;&#x3c;svg onload=alert(3)&#x3e;\uE000\uF8FF";
const stray = "-->{{constructor.constructor('alert(4)')()}}</td></table><base href=//example.invalid>";

const quoted = text => "\"" + text.replaceAll("\"", "\"\"") + "\"";
const yaml = text => JSON.stringify(text);
const lines = ["case,activity,time,channel,segment"];
const paths = [
  [start, long, override, arabic, goal],
  [start, override, arabic, solid, goal],
  [start, long, emoji, override],
  [start, formula],
  [emoji, start, long, long, override, stray, arabic, goal],
];
for (let i = 0; i < 400; i++) {
  paths[i % paths.length].forEach((activity, e) => {
    const time = new Date(Date.UTC(2025, 0, 1 + i / 4, 8 + e, i % 60)).toISOString();
    lines.push([quoted("</code><script>alert(" + i + ")</script>" + i), quoted(activity), time,
      quoted(e % 2 ? "<i>web" : "+app"), quoted(i % 2 ? "\u202Ea<script>" : "@SUM(1+1)")].join(","));
  });
}
writeFileSync(join(folder, "hostile.csv"), lines.join("\n") + "\n");
writeFileSync(join(folder, "hostile.journey.yaml"), `journey: ${yaml("<script>alert('name')</script>" + "x".repeat(3000))}
outcome: {success: [${yaml(goal)}], inactive_after: 3d}
phases:
  - phase: ${yaml("</section><script>alert('phase')</script>")}
    steps:
      - ${yaml(start)}
      - {touchpoint: ${yaml(long)}, optional: true, channels: [${yaml("<i>web")}]}
  - phase: ${yaml(emoji)}
    steps:
      - {touchpoint: ${yaml(override)}, within: 1h, drop_off: 0.1, owner: ${yaml("<b>\u202Eowner")}}
      - ${yaml(arabic)}
      - ${yaml(goal)}
`);
