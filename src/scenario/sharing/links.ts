/** The messages that carry links of meetings, by name. */
import type { ScenarioEntry } from '../schema.ts';
import type { Path } from '../tree.ts';

export function linkName(share: string): string {
  return `${share} link`;
}

/** Names of the messages with links of all shares, each with the place that names the share. */
export function linkNames(entry: ScenarioEntry): { readonly name: string; readonly path: Path }[] {
  return (entry.events ?? []).flatMap(({ share }, place) =>
    share === undefined ? [] : [{ name: linkName(share.id), path: ['events', place, 'share', 'id'] }],
  );
}
