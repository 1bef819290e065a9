// The import graph, types included, parsed from the source text: TypeScript 7 has no API for it, and AssemblyScript's
// imports look the same except that they omit the extension.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

const SOURCE = /\.(ts|mts|js|mjs)$/;
/** In these patterns, strings are replaced by numbers (see `mask`). `import("…")` also occurs in types. */
const FORMS = [
  /\bimport\b[\w$*{},\s"]*?\bfrom\s*"(\d+)"/g,
  /\bexport\b\s*(?:type\b\s*)?(?:\*(?:\s*as\b[\s\w$"]+?)?|\{[^}]*\})\s*from\s*"(\d+)"/g,
  /\bimport\s*\(?\s*"(\d+)"/g,
];
/** After these, a slash begins a regular expression; after anything else it is a division. */
const BEFORE_REGEX = /(?:^|[([{},;:=!&|?+\-*%<>~^]|\b(?:return|typeof|case|in|of|do|else|void|delete|throw|await))$/;

/** Paths of all source files in the folder and below, sorted. */
export function sourcesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((item) => {
      const path = join(folder, item.name);
      if (item.isDirectory()) return item.name === "node_modules" ? [] : sourcesIn(path);
      return SOURCE.test(item.name) ? [path] : [];
    })
    .sort();
}

/** Map of file → [{ target, line }] for the given files: what they import by relative path, in order of lines. */
export function graphOf(files) {
  return new Map(files.map((file) => [file, importsOf(file)]));
}

function importsOf(file) {
  return importsIn(readFileSync(file, "utf8"))
    .filter(({ specifier }) => /^\.\.?(\/|$)/.test(specifier))
    .map(({ specifier, line }) => ({ target: resolve(file, specifier), line }));
}

/** [{ specifier, line }] of each import and re-export in the text. */
export function importsIn(text) {
  const { code, strings } = mask(text);
  const found = FORMS.flatMap((form) =>
    [...code.matchAll(form)].map((match) => ({ specifier: strings[match[1]], at: match.index })),
  ).sort((a, b) => a.at - b.at);
  return found.map(({ specifier, at }) => ({ specifier, line: code.slice(0, at).split("\n").length }));
}

/** All string literals of the text, except templates. */
export function stringsIn(text) {
  return mask(text).strings;
}

/** The file that an import refers to; the path as written if there is none (it may be generated later). */
function resolve(from, specifier) {
  const path = normalize(join(dirname(from), specifier));
  const candidates = [path, `${path}.ts`, path.replace(/\.(m?)js$/, ".$1ts"), join(path, "index.ts")];
  return candidates.find((candidate) => existsSync(candidate) && statSync(candidate).isFile()) ?? path;
}

/** The text without comments, template text and regular expressions; each string becomes its index in `strings`. */
function mask(text) {
  const strings = [];
  let code = "";
  /** For each open `${`, the number of open braces inside it. */
  const open = [];
  const skip = (from, to) => {
    code += text.slice(from, to).replace(/[^\n]/g, "");
    return to;
  };
  const end = (pattern, from) => {
    pattern.lastIndex = from;
    return pattern.test(text) ? pattern.lastIndex : text.length;
  };
  const template = (from) => {
    const to = end(/(?:[^\\`$]|\\.|\$(?!\{))*(?:`|\$\{)/sy, from);
    if (text[to - 1] === "{") open.push(0);
    return skip(from, to);
  };
  let at = 0;
  while (at < text.length) {
    const char = text[at];
    if (text.startsWith("//", at)) at = skip(at, end(/[^\n]*/y, at));
    else if (text.startsWith("/*", at)) at = skip(at, end(/\/\*.*?\*\//sy, at));
    else if (char === '"' || char === "'") {
      const to = end(char === '"' ? /"(?:[^"\\\n]|\\.)*"/sy : /'(?:[^'\\\n]|\\.)*'/sy, at);
      code += `"${strings.push(text.slice(at + 1, to - 1)) - 1}"`;
      at = to;
    } else if (char === "`") at = template(at + 1);
    else if (char === "/" && BEFORE_REGEX.test(code.trimEnd().slice(-12))) {
      at = skip(at, end(/\/(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*/y, at));
    } else if (char === "}" && open.at(-1) === 0) {
      open.pop();
      at = template(at + 1);
    } else {
      if (open.length > 0 && char === "{") open[open.length - 1]++;
      if (open.length > 0 && char === "}") open[open.length - 1]--;
      code += char;
      at++;
    }
  }
  return { code, strings };
}
