/** The code of a Markdown page, or of the comments of a source file. */
import { readFileSync } from "node:fs";

export interface Block {
  /** Of the page, where the code begins */
  readonly line: number;
  readonly code: string;
}

/** Fenced blocks of TypeScript and JavaScript. One that imports nothing continues the one before. */
export function blocksOf(page: string): Block[] {
  const source = readFileSync(page, "utf8");
  // in TypeScript the page is what comments say
  const text = page.endsWith(".ts") ? source.replaceAll(/^ \* ?/gm, "") : source;
  let before = "";
  return [...text.matchAll(/^```(?:ts|js|typescript|javascript)\n(.*?)^```$/gms)].map(({ index, 1: own }) => {
    before = /^import /m.test(own) ? own : before + own;
    return { line: text.slice(0, index).split("\n").length + 1, code: before };
  });
}

/** What the lines `console.log(…); // output` print, one line each. */
export function statedOutput(code: string): string {
  return [...code.matchAll(/^\s*console\.log\(.*\); \/\/ (.*)$/gm)].map(([, output]) => output).join("\n");
}
