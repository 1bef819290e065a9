/** The code of a Markdown page, or of the comments of a source file. */
import { readFileSync } from "node:fs";
import * as main from "../../src/index.ts";

export interface Block {
  /** Of the page, where the code begins */
  readonly line: number;
  readonly code: string;
}

/** What an example in a comment leaves out: the import of what it uses of the package. */
function importOf(code: string): string {
  const used = Object.keys(main).filter((name) => new RegExp(`\\b${name}\\b`).test(code));
  return `import { ${used.join(", ")} } from "object-condensation";`;
}

/** Fenced blocks of TypeScript and JavaScript. One of a page that imports nothing continues the one before. */
export function blocksOf(page: string): Block[] {
  const source = readFileSync(page, "utf8");
  const isSource = page.endsWith(".ts");
  const text = isSource ? source.replaceAll(/^ \* ?/gm, "") : source;
  let before = "";
  return [...text.matchAll(/^```(?:ts|js|typescript|javascript)\n(.*?)^```$/gms)].map(({ index, 1: own }) => {
    if (isSource) before = `${importOf(own)}\n${own}`;
    else before = /^import /m.test(own) ? own : before + own;
    return { line: text.slice(0, index).split("\n").length + 1, code: before };
  });
}

/** What the lines `console.log(…); // output` print, one line each. */
export function statedOutput(code: string): string {
  return [...code.matchAll(/^\s*console\.log\(.*\); \/\/ (.*)$/gm)].map(([, output]) => output).join("\n");
}
