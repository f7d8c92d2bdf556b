import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

/**
 * Counts what vitest ran, by project, into the file that TEST_TALLY names. Vitest's own JSON names files and not
 * projects, and the same files run on both engines.
 */
export default class Tally implements Reporter {
  /** When each project's first file began and its last one ended. */
  private readonly begun = new Map<string, number>();
  private readonly ended = new Map<string, number>();

  onTestModuleStart({ project }: TestModule) {
    if (!this.begun.has(project.name)) this.begun.set(project.name, Date.now());
  }

  onTestModuleEnd({ project }: TestModule) {
    this.ended.set(project.name, Date.now());
  }

  /** @param strays errors that no test owns, such as a promise rejected after its test */
  onTestRunEnd(modules: readonly TestModule[], strays: readonly unknown[]) {
    const counts: Record<string, { passed: number; failed: number; skipped: number; seconds: number }> = {};
    for (const module of modules) {
      const name = module.project.name;
      counts[name] ??= { passed: 0, failed: 0, skipped: 0, seconds: this.secondsOf(name) };
      for (const test of module.children.allTests()) counts[name][verdict(test)] += 1;
      // A file that cannot be loaded, or a suite whose hook fails, has no failing test to show for it.
      for (const part of [module, ...module.children.allSuites()])
        if (part.errors().length > 0) counts[name].failed += 1;
    }
    if (strays.length > 0) counts['outside of tests'] = { passed: 0, failed: strays.length, skipped: 0, seconds: 0 };
    if (process.env.TEST_TALLY) writeFileSync(process.env.TEST_TALLY, JSON.stringify(counts));
  }

  private secondsOf(name: string) {
    const [begun = 0, ended = begun] = [this.begun.get(name), this.ended.get(name)];
    return (ended - begun) / 1000;
  }
}

/** A test that is still pending when the run ends was cut off, and has not passed. */
function verdict(test: TestCase) {
  const { state } = test.result();
  return state === 'pending' ? 'failed' : state;
}
