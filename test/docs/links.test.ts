// Links of the pages lead somewhere: to a file of the repository, and from a page of the package to a file of the package;
// to a heading that is there. The README is short, and names every function.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import * as events from "../../src/events.ts";
import * as main from "../../src/index.ts";

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const ALWAYS = ["README.md", "LICENSE", "package.json"];
const covers = (glob: string, file: string): boolean =>
  file === glob || file.startsWith(`${glob}/`) || matches(file, glob);
/** As npm reads `files`: a later entry with an exclamation mark takes out. */
const inPackage = (file: string): boolean =>
  [...ALWAYS, ...(manifest.files as string[])].reduce(
    (there, glob) => (glob.startsWith("!") ? there && !covers(glob.slice(1), file) : there || covers(glob, file)),
    false,
  );
const PAGES = [
  ...["README.md", "CONTRIBUTING.md", "CHANGELOG.md"],
  ...readdirSync("docs").flatMap((file) => (file.endsWith(".md") ? [`docs/${file}`] : [])),
];

function matches(file: string, glob: string): boolean {
  return new RegExp(`^${glob.replaceAll(".", "\\.").replaceAll("*", "[^/]*")}$`).test(file);
}

/** The text without code. */
function proseOf(page: string): string {
  return readFileSync(page, "utf8")
    .replaceAll(/^```.*?^```$/gms, "")
    .replaceAll(/`[^`\n]*`/g, "``");
}

/** As GitHub and npm name headings. */
function anchorsOf(page: string): string[] {
  const headings = [
    ...readFileSync(page, "utf8")
      .replaceAll(/^```.*?^```$/gms, "")
      .matchAll(/^#+ (.*)$/gm),
  ];
  return headings.map(([, text]) =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(/\s/g, "-"),
  );
}

for (const page of PAGES) {
  test(`links of ${page}`, () => {
    for (const [link, target] of proseOf(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
      const [path, anchor] = target.split("#");
      const file = path === "" ? page : normalize(join(dirname(page), path)).replaceAll("\\", "/");
      assert.ok(existsSync(file), `${link} leads to no file`);
      if (inPackage(page)) assert.ok(inPackage(file), `${link} leads out of the package`);
      if (anchor !== undefined) assert.ok(anchorsOf(file).includes(anchor), `${link} leads to no heading`);
    }
  });
}

test("files that CONTRIBUTING names exist", () => {
  const named = [...readFileSync("CONTRIBUTING.md", "utf8").matchAll(/`([\w.-]+\/[\w./-]+)`/g)].map(([, file]) => file);
  assert.ok(named.length > 20);
  for (const file of named) assert.ok(existsSync(file), `${file} is not there`);
});

test("the README has at most 900 words and names every export", () => {
  const text = readFileSync("README.md", "utf8");
  const words = text.split(/\s+/).filter((word) => word !== "").length;
  assert.ok(words <= 900, `${words} words`);
  const errors = (name: string): boolean => name.endsWith("Error");
  for (const name of [...Object.keys(main), ...Object.keys(events)]) {
    const plain = name.replace(/Grad$/, "");
    assert.ok(errors(name) || text.includes(`\`${name}\``) || text.includes(`\`${plain}\``), `${name} is not there`);
  }
});

test.run();
