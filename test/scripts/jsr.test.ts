/** jsr.json is true for the tree: what its entries import is published, and comes from packages at the versions in use. */
import { existsSync, readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";

const jsonOf = (path: string) => JSON.parse(readFileSync(path, "utf8"));
const { name, version, license, exports, imports, publish } = jsonOf("jsr.json");

/** The files that the entries reach, and the packages that they import by name. */
function reached(): { files: Set<string>; packages: Set<string> } {
  const files = new Set<string>(Object.values<string>(exports).map((path) => normalize(path)));
  const packages = new Set<string>();
  for (const file of files) {
    for (const [, specifier] of readFileSync(file, "utf8").matchAll(/(?:\bfrom|^import) "([^"]+)";$/gm)) {
      if (specifier.startsWith(".")) files.add(join(file, "..", specifier));
      else packages.add(specifier);
    }
  }
  return { files, packages };
}

test("version, license and name are those of package.json", () => {
  const npm = jsonOf("package.json");
  assert.equal([name.split("/")[1], version, license], [npm.name, npm.version, npm.license]);
  for (const entry of Object.keys(exports)) assert.ok(entry in npm.exports, entry);
});

test("its packages are those that the entries import, at the installed versions", () => {
  const expected = [...reached().packages].map((name) => [
    name,
    `npm:${name}@${jsonOf(`node_modules/${name}/package.json`).version}`,
  ]);
  assert.equal(imports, Object.fromEntries(expected.sort()));
});

test("every file that the entries reach is published, generated ones too", () => {
  const excluded: string[] = publish.exclude.filter((pattern: string) => !pattern.startsWith("!"));
  const generated = ["bytes", "structs", "sizes"].map((name) => `src/wasm/${name}.ts`);
  for (const file of reached().files) {
    assert.ok(
      publish.include.some((pattern: string) => isIn(file, pattern)),
      `${file} is not included`,
    );
    assert.not.ok(
      excluded.some((pattern) => isIn(file, pattern)),
      `${file} is excluded`,
    );
  }
  for (const file of generated) assert.ok(publish.exclude.includes(`!${file}`), `${file}, which git ignores`);
});

test("what it names to leave out is there", () => {
  for (const pattern of publish.exclude) assert.ok(existsSync(pattern.replace(/^!/, "")), pattern);
});

const isIn = (file: string, pattern: string): boolean => {
  const star = pattern.indexOf("*");
  if (star < 0) return file === pattern || file.startsWith(`${pattern}/`);
  return file.startsWith(pattern.slice(0, star)) && file.endsWith(pattern.slice(pattern.lastIndexOf("*") + 1));
};

test.run();
