// What the tests do in a browser, the same in all three. Code is handed over as text: the page's policy and three
// protocols leave no other way that works everywhere.

export interface Driver {
  readonly name: string;
  goto(url: string): Promise<void>;
  /** The value of an expression in the page; a promise is waited for. */
  evaluate<Value>(expression: string): Promise<Value>;
  click(selector: string): Promise<void>;
  /** Keys by their names: "Tab", "Enter", "ArrowRight", "a". */
  press(key: string): Promise<void>;
  /** Moves the pressed pointer along these points of the window; `shift` held down. */
  drag(points: readonly (readonly [number, number])[], shift?: boolean): Promise<void>;
  /** Hands files to an input. */
  setFiles(selector: string, paths: readonly string[]): Promise<void>;
  screenshot(path: string): Promise<void>;
  end(): Promise<void>;
}

/** Waits until the expression is true. */
export async function until(driver: Driver, expression: string, seconds = 20): Promise<void> {
  const end = Date.now() + 1000 * seconds;
  while (!(await driver.evaluate<boolean>(`Boolean(${expression})`))) {
    if (Date.now() > end) throw new Error(`${driver.name}: not within ${seconds} s: ${expression}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export function text(driver: Driver, selector: string): Promise<string> {
  return driver.evaluate(`document.querySelector(${JSON.stringify(selector)})?.textContent ?? ""`);
}

/** The four numbers, as they are written. */
export function numbers(driver: Driver): Promise<string[]> {
  return driver.evaluate(`[...document.querySelectorAll(".numbers dd")].map((one) => one.textContent)`);
}

/** The middle of an element, in pixels of the window. */
export async function middleOf(driver: Driver, selector: string): Promise<[number, number, number, number]> {
  return driver.evaluate(`(() => {
    const { left, top, width, height } = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect();
    return [left + width / 2, top + height / 2, width, height];
  })()`);
}
