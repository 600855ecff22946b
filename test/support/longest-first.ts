/**
 * The order in which files of tests are run: those that take longest first, so that no worker is left alone with one
 * of them at the end. What vitest remembers of earlier runs is not asked: a fresh clone has nothing to remember, and
 * there the order has to be good, too.
 */
import { relative, sep } from 'node:path';
import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** From the longest on; all others take a few seconds at most. */
const LONGEST: readonly string[] = [
  'test/trace/index/million.test.ts',
  'test/properties/ablations.test.ts',
  'test/properties/metamorphic.test.ts',
  'test/properties/determinism.test.ts',
  'test/scenario/hostile.test.ts',
  'test/trace/why/why.test.ts',
  'test/cli/process.test.ts',
  'test/viewer/report.test.ts',
  'test/rules/procedure.test.ts',
  'test/viewer/axe.test.ts',
  'test/viewer/commands.test.ts',
  'test/viewer/query.test.ts',
  'test/viewer/looks.test.ts',
  'test/viewer/injection-saved.test.ts',
  'test/viewer/screen-reader.test.ts',
  'test/viewer/focus.test.ts',
  'test/viewer/linked.test.ts',
  'test/viewer/why.test.ts',
  'test/viewer/playing.test.ts',
  'test/viewer/steps.test.ts',
  'test/viewer/injection.test.ts',
  'test/viewer/media.test.ts',
  'test/viewer/shell.test.ts',
  'test/viewer/compare.test.ts',
  'test/properties/promises.test.ts',
  'test/viewer/upgrade.test.ts',
  'test/trace/reader.test.ts',
  'test/viewer/loading.test.ts',
  'test/viewer/personas.test.ts',
  'test/properties/sessions.test.ts',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { root } = this.ctx.config;
    const place = ({ moduleId }: TestSpecification): number => {
      const known = LONGEST.indexOf(relative(root, moduleId).split(sep).join('/'));
      return known < 0 ? LONGEST.length : known;
    };
    // A process that is shared is best not left and taken up again: all that have their own come first.
    const shared = ({ project }: TestSpecification): number => (project.config.isolate ? 0 : 1);
    const group = ({ project }: TestSpecification): number => project.config.sequence.groupOrder;
    return [...files].sort(
      (a, b) =>
        group(a) - group(b) ||
        shared(a) - shared(b) ||
        place(a) - place(b) ||
        (a.moduleId < b.moduleId ? -1 : 1),
    );
  }
}
