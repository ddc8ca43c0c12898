// Runs the tests one after the other and prints the line that CI looks for. It exists because the suite also runs in a web worker, where there is no process.

/** Tells the lines of the suite from what VS Code itself logs; test/e2e/code-launcher.mjs shows only these. */
const MARK = 'e2e:';

/** A test that waits for a click that nobody makes would otherwise hide the results of all others. */
const TEST_TIMEOUT = 60_000;

/** A test is its name and what it does; it fails by throwing. */
export type Tests = Record<string, () => Promise<void>>;

export async function runAll(where: string, tests: Tests): Promise<void> {
  console.log(`${MARK} ${where}`);
  let failed = 0;
  for (const [name, test] of Object.entries(tests)) {
    const started = Date.now();
    try {
      await Promise.race([test(), timeout()]);
      console.log(`${MARK} ok    ${name} (${Date.now() - started} ms)`);
    } catch (error) {
      failed += 1;
      console.log(`${MARK} FAIL  ${name}\n${indent(error instanceof Error ? (error.stack ?? error.message) : String(error))}`);
    }
  }
  const passed = Object.keys(tests).length - failed;
  console.log(`${MARK} ${passed} passed, ${failed} failed`);
  if (failed > 0) throw new Error(`${failed} failed`);
}

export function expectEqual<T>(actual: T, expected: T): void {
  const [is, should] = [show(actual), show(expected)];
  if (is !== should) throw new Error(`expected:\n${indent(should)}\nbut it is:\n${indent(is)}`);
}

export function expectContains(text: string, part: string): void {
  if (!text.includes(part)) throw new Error(`expected "${part}" in:\n${indent(text)}`);
}

const timeout = (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`the test did not end within ${TEST_TIMEOUT / 1000} s`)), TEST_TIMEOUT);
  });

const show = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value, undefined, 2));
const indent = (text: string): string => text.replace(/^/gm, '        ');
