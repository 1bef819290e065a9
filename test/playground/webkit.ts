// WebKitGTK by plain WebDriver.

import { writeFileSync } from "node:fs";
import { command, startWebkit } from "../engines/webkit.ts";
import type { Driver } from "./driver.ts";

/** Keys that have no character, as WebDriver numbers them. */
const keys: Record<string, string> = {
  Tab: "\uE004",
  Enter: "\uE007",
  Escape: "\uE00C",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
};
const shiftKey = "\uE008";
const element = "element-6066-11e4-a52e-4f735466cecf";

export async function launchWebkit(folder: string): Promise<Driver> {
  const { session, end } = await startWebkit(folder);
  const post = (path: string, body: object) => command("POST", `${session}/${path}`, body);
  const find = async (selector: string): Promise<string> => {
    const found = await post("element", { using: "css selector", value: selector });
    return found[element];
  };
  await post("timeouts", { script: 60_000 });
  await post("window/rect", { x: 0, y: 0, width: 1440, height: 900 });
  return {
    name: "WebKit",
    end,
    goto: async (url) => {
      await post("url", { url });
    },
    async evaluate<Value>(expression: string): Promise<Value> {
      // No async script: it may not outlive a policy without 'unsafe-eval'.
      const script = `const done = arguments[arguments.length - 1];
        Promise.resolve().then(() => (${expression})).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
      const { value, error } = await post("execute/async", { script, args: [] });
      if (error) throw new Error(error);
      return value as Value;
    },
    async click(selector) {
      // What has just been drawn may not be laid out yet: other drivers wait for that themselves.
      for (let tries = 50; ; tries--) {
        try {
          await post(`element/${await find(selector)}/click`, {});
          return;
        } catch (error) {
          if (tries === 0 || !String(error).includes("element not interactable")) throw error;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      }
    },
    async press(key) {
      const value = keys[key] ?? key;
      const actions = [
        { type: "keyDown", value },
        { type: "keyUp", value },
      ];
      await post("actions", { actions: [{ type: "key", id: "keyboard", actions }] });
    },
    async drag(points, shift = false) {
      const [[x, y], ...others] = points.map((point) => point.map(Math.round));
      const move = (toX: number, toY: number) => ({ type: "pointerMove", duration: 50, x: toX, y: toY });
      const pointer = [
        move(x, y),
        { type: "pointerDown", button: 0 },
        ...others.map(([toX, toY]) => move(toX, toY)),
        { type: "pointerUp", button: 0 },
      ];
      const pause = { type: "pause" };
      const keyboard = shift
        ? [
            { type: "keyDown", value: shiftKey },
            ...pointer.slice(2).map(() => pause),
            { type: "keyUp", value: shiftKey },
          ]
        : pointer.map(() => pause);
      await post("actions", {
        actions: [
          { type: "key", id: "keyboard", actions: keyboard },
          { type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions: pointer },
        ],
      });
    },
    async setFiles(selector, paths) {
      await post(`element/${await find(selector)}/value`, { text: paths.join("\n") });
    },
    async screenshot(path) {
      writeFileSync(path, Buffer.from(await command("GET", `${session}/screenshot`), "base64"));
    },
  };
}
