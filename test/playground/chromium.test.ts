// The page in Chromium, used as a person would. Screenshots go to out/playground.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { chromium } from "../engines/chromium.ts";
import { files } from "./chromiumSteps/files.ts";
import { screens } from "./chromiumSteps/screens.ts";
import { takeAway } from "./chromiumSteps/takeAway.ts";
import { browser, close, driver, problems, type Step, site } from "./chromiumSteps/visit.ts";
import { watching } from "./chromiumSteps/watching.ts";
import * as person from "./scenario.ts";
import { notInstalled } from "./site.ts";

const reason = chromium.missing() ?? notInstalled();

const steps: readonly Step[] = [
  ...[...watching, ...files, ...takeAway, ...screens],
  [
    "said nothing on the console, asked for nothing elsewhere, and for nothing that is not there",
    async () => {
      await person.staysHome(driver);
      assert.equal(site.missing, []);
      assert.equal(problems, []);
    },
  ],
  [
    "works offline, training included",
    async () => {
      const other = await browser.open();
      await person.opens(other.driver, `${site.url}#particles=16`);
      await other.driver.evaluate("navigator.serviceWorker.ready.then(() => true)");
      site.close();
      await other.driver.goto("about:blank");
      await person.opens(other.driver, `${site.url}#particles=8`);
      await person.trains(other.driver, 0.5, 60);
    },
  ],
];

if (reason && process.env.CI !== "true") {
  console.log(`skipped: the page in Chromium: ${reason}`);
  test.skip("the page in Chromium");
} else {
  // Each builds on the one before it, as a visit does.
  for (const [name, run] of steps) {
    test(name, async () => {
      if (reason) throw new Error(reason);
      await run();
    });
  }
}

test.after(close);

test.run();
