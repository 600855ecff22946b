/** A decision, as the trace has it, in sentences: the gates with their verdicts, the row, where the message lands. */

import { plainText } from '../core/plain-text.ts';
import { CLIENTS } from '../model/words.ts';
import { isObject, type JsonObject } from './record-decoder.ts';
import { clientName } from './telling.ts';

/** The sentences of a decision's JSON text, none if there was no decision. */
export function decisionSentences(text: string): string[] {
  if (text === '') return [];
  const decision: unknown = JSON.parse(text);
  if (!isObject(decision)) return [];
  return [inputsSentence(decision), gatesSentence(decision), answerSentence(decision)].filter(
    (s) => s !== '',
  );
}

function inputsSentence({ about, inputs }: JsonObject): string {
  if (!isObject(inputs)) return '';
  if (typeof about === 'string') return plainInputs(inputs);
  const side = (who: string): string => {
    const parts = [inputs[`${who}Mode`], homed(inputs[`${who}Homed`]), inputs[`${who}Cloud`]];
    const known = parts.filter((part) => typeof part === 'string');
    return known.length === 0 ? '' : `the ${who} is ${known.join(', ')}`;
  };
  const sides = [side('originator'), side('recipient')].filter((part) => part !== '');
  if (sides.length === 0) return '';
  const tenancy = typeof inputs.tenancy === 'string' ? ` (${inputs.tenancy})` : '';
  return plainText(`What was known${tenancy}: ${sides.join('; ')}.`);
}

/** The inputs of a decision that is no routing, one after the other. */
function plainInputs(inputs: JsonObject): string {
  const known = Object.entries(inputs)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${spaced(name)} ${spoken(value)}`);
  return known.length === 0 ? '' : plainText(`What was known: ${known.join('; ')}.`);
}

function spoken(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '?');
}

/** `lobbySetting` and `meeting-join` as words. */
function spaced(name: string): string {
  return name
    .replace(/[-_]/g, ' ')
    .replace(/([a-z])([A-Z])/g, (_, end: string, next: string) => `${end} ${next.toLowerCase()}`);
}

function homed(value: unknown): string | undefined {
  return typeof value === 'string' ? `homed ${value}` : undefined;
}

function gatesSentence({ gates }: JsonObject): string {
  if (!Array.isArray(gates) || gates.length === 0) return '';
  const verdicts = gates.filter(isObject).map((gate) => {
    const side = typeof gate.side === 'string' ? ` of the ${gate.side}` : '';
    return `${word(gate.gate)}${side} ${gate.pass === true ? 'passes' : 'FAILS'} (${word(gate.because)})`;
  });
  return plainText(`Gates asked: ${verdicts.join(', ')}.`);
}

function word(value: unknown): string {
  return typeof value === 'string' ? value : '?';
}

function answerSentence(decision: JsonObject): string {
  if (typeof decision.about === 'string') return judgementSentence(decision, decision.about);
  const row = rowOf(decision);
  const source =
    typeof decision.source === 'string' && decision.source !== '' ? ` ${sentence(decision.source)}` : '';
  return plainText(`${row}${verdictOf(decision)}.${source}`);
}

/** A decision that is no routing: `Decided on meeting join: lobby (row r.3), because of the setting. Source.` */
function judgementSentence({ outcome, row, because, source }: JsonObject, about: string): string {
  const by = typeof row === 'string' && row !== '' ? ` by row ${row}` : '';
  const why = typeof because === 'string' && because !== '' ? `, because of ${because}` : '';
  const written = typeof source === 'string' && source !== '' ? ` ${sentence(source)}` : '';
  return plainText(`Decided on ${spaced(about)}: ${spaced(word(outcome))}${by}${why}.${written}`);
}

/** An existing thread has its own routing; its row is that which made it, perhaps seen from the other side (R6.4). */
function rowOf({ row, outcome, inputs }: JsonObject): string {
  if (typeof row !== 'string') return 'No row';
  const inThread = isObject(inputs) && typeof inputs.thread === 'string' && outcome === 'lands';
  return inThread ? `The thread's own routing, fixed when row ${row} made it` : `Row ${row}`;
}

function verdictOf(decision: JsonObject): string {
  switch (decision.outcome) {
    case 'lands': {
      const client = clientName((CLIENTS as readonly unknown[]).indexOf(decision.client));
      const method = typeof decision.method === 'string' ? decision.method : 'unknown';
      const interop =
        decision.interop === true && !method.startsWith('interop') ? ', counted as interop' : '';
      return `: it lands in ${client}, method ${method}${interop}`;
    }
    case 'notPossible':
      return ': not possible';
    case 'illegal':
      return ' was asked: one of the two is in a state that cannot be';
    default:
      return typeof decision.row === 'string' ? ': refused' : ' was asked: a gate refused';
  }
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
