// Firefox by puppeteer-core over WebDriver BiDi.

import { startFirefox } from "../engines/firefox.ts";
import type { Driver } from "./driver.ts";
import { type DrivenPage, driverOf } from "./pageDriver.ts";

// As much of puppeteer-core as is used here: it is not installed where types are checked.
interface Page extends DrivenPage {
  $(selector: string): Promise<{ uploadFile(...paths: string[]): Promise<void> } | null>;
  setViewport(size: object): Promise<void>;
}

export async function launchFirefox(folder: string): Promise<Driver> {
  const { running, end } = await startFirefox(folder);
  const page = (await running.newPage()) as unknown as Page;
  await page.setViewport({ width: 1440, height: 900 });
  return driverOf(page, {
    name: "Firefox",
    end,
    async setFiles(selector, paths) {
      await (await page.$(selector))!.uploadFile(...paths);
    },
  });
}
