/** The command line: which commands there are, and what an error means to whoever typed it. */
import { Command } from 'commander';
import { terminalText } from '../core/plain-text.ts';
import { addCheck } from './check.ts';
import { addDiff } from './diff.ts';
import { addExplain } from './explain-command.ts';
import { addExport } from './export.ts';
import { failureOf } from './failure.ts';
import { addImport } from './import.ts';
import { init } from './init.ts';
import type { Io } from './io.ts';
import { addPresence } from './presence.ts';
import { addQuery } from './query.ts';
import { addReport } from './report.ts';
import { addRoute } from './route.ts';
import { addRules } from './rules.ts';
import { addRun } from './run.ts';
import { addState } from './state.ts';
import { addTables } from './tables.ts';
import { addTest } from './test.ts';
import { validate } from './validate.ts';
import { VERSION } from './version.ts';
import { addView } from './view.ts';

const EXAMPLES = `
Examples:
  coexsim init my-first-world
  coexsim run my-first-world/first.yaml --trace run.trace.jsonl
  coexsim route --rules 2019-h1 --tenancy in-tenant --originator-mode Islands --originator-client Teams \\
      --originator-homed online --recipient-mode SfBOnly

Exit codes: 0 done, 1 a check did not hold, 2 wrong command line, 65 wrong input, 70 a mistake of ours,
74 reading or writing failed, 130 interrupted.`;

/**
 * Runs one command: `argv` is what was typed after the program's name. Never throws; how it ended is in
 * `io.exitCode`.
 */
export async function runProgram(argv: readonly string[], io: Io): Promise<void> {
  const waiting: Promise<void>[] = [];
  try {
    await newProgram(io, waiting).parseAsync([...argv], { from: 'user' });
    await Promise.all(waiting);
  } catch (error) {
    const failure = failureOf(error, argv);
    if (failure.text !== '') io.err(failure.text);
    io.exitCode = failure.code;
    await Promise.allSettled(waiting);
  }
  if (io.interrupted() && io.endsByInterrupt !== true) io.exitCode = 130;
}

/** The commands; what commander itself prints goes to `io`, and `waiting` gets what is still being written. */
function newProgram(io: Io, waiting: Promise<void>[]): Command {
  const program = new Command('coexsim')
    .description(
      'Simulates the flow of messages in organisations that run Microsoft Teams and Skype for Business side by side.',
    )
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .enablePositionalOptions()
    .showHelpAfterError('(add --help for what there is)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void waiting.push(io.out(text)),
      writeErr: (text) => io.err(text),
      getOutHasColors: () => io.outIsTerminal,
      getErrHasColors: () => io.errIsTerminal,
      outputError: (text, write) => write(terminalText(text)),
    })
    .addHelpText('after', EXAMPLES);
  addInit(program, io);
  addImport(program, io);
  addValidate(program, io);
  addRun(program, io);
  addTest(program, io);
  addExplain(program, io);
  addCheck(program, io);
  addDiff(program, io);
  addExport(program, io);
  addQuery(program, io);
  addReport(program, io);
  addState(program, io);
  addRoute(program, io);
  addPresence(program, io);
  addTables(program, io);
  addRules(program, io);
  addView(program, io);
  return program;
}

function addInit(program: Command, io: Io): void {
  program
    .command('init')
    .summary('write a first scenario')
    .description(
      'Writes a first scenario with its JSON Schema and says what to type next. Overwrites nothing.',
    )
    .argument('[dir]', 'folder, made if it is not there', '.')
    .addHelpText('after', '\nExample:\n  coexsim init my-first-world')
    .action((dir: string) => init(dir, io));
}

function addValidate(program: Command, io: Io): void {
  program
    .command('validate')
    .summary('check scenario files, run nothing')
    .description('Checks scenario files and tells every complaint with its place; runs nothing.')
    .argument('<file...>', 'scenario files, - for standard input')
    .addHelpText('after', '\nExample:\n  coexsim validate scenarios/*.yaml')
    .action((files: string[]) => validate(files, io));
}
