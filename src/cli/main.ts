#!/usr/bin/env node
/** The program: Node's streams and arguments in, an exit code out. */
import { failureOf } from './failure.ts';
import { newNodeIo } from './node-io.ts';
import { runProgram } from './program.ts';

const io = newNodeIo();
const argv = process.argv.slice(2);
// What nobody waits for, such as the error of a stream, is told like any other failure; nothing can go on after it.
process.on('uncaughtException', (error) => {
  const { code, text } = failureOf(error, argv);
  io.err(text);
  process.exit(code);
});
await runProgram(argv, io);
// Never process.exit here: what is still in a pipe would be lost.
process.exitCode = io.exitCode;
