/** A stretch with too many messages to draw: how many records each lifeline has in each pixel row, the rare ones on top. */
import { NONE } from '../../../src/model/words.ts';
import { countsIn } from '../../../src/trace/index/density.ts';
import { placeFrom } from '../../../src/trace/index/sorted.ts';
import { eachRun, RARE, rareRecords, shadeOf } from '../density.ts';
import { peopleOf } from '../people.ts';
import { eachShade } from './furniture.ts';
import type { Lifeline } from './lifelines.ts';
import { partiesOf, recordsOfGroup } from './parties.ts';
import { LAYER, type Picture } from './picture.ts';

const HALF_WIDTH = 14;
const MOST_HALF_WIDTH = 48;
const RARE_WIDTH = 5;
const LEAST = 2;

export function drawDensity(picture: Picture): void {
  const { input, plane, lifelines, marks } = picture;
  const { edges } = plane;
  const half = Math.min(MOST_HALF_WIDTH, Math.max(HALF_WIDTH, lifelines.step * 0.18));
  const inView = lifelines.list.flatMap((lifeline, place) =>
    lifeline.x + half >= plane.left && lifeline.x - half <= plane.right ? [place] : [],
  );
  const counts =
    input.matches.passes === undefined ? allCounts(picture, edges) : passingCounts(picture, edges);
  let most = 1;
  for (const place of inView) for (const count of counts(place)) most = Math.max(most, count);
  marks.layer = LAYER.density;
  for (const place of inView) {
    const { x } = lifelines.list[place]!;
    const [left, right] = [Math.max(plane.left, x - half), Math.min(plane.right, x + half)];
    if (right <= left) continue;
    const shades = counts(place).map((count) => shadeOf(count, most));
    eachShade(shades, (from, to, weight) => {
      marks.area('density', left, plane.top + from, right, plane.top + to, { weight });
    });
  }
  drawRare(picture, edges, half);
}

type Counts = (place: number) => Uint32Array;

function allCounts({ input, lifelines }: Picture, edges: Int32Array): Counts {
  const made = new Map<number, Uint32Array>();
  return (place) => {
    let counts = made.get(place);
    if (counts === undefined) {
      counts = countsIn(recordsOf(input.trace, lifelines.list[place]!), edges);
      made.set(place, counts);
    }
    return counts;
  };
}

function recordsOf(trace: Picture['input']['trace'], { user, tenant, cloud }: Lifeline): Int32Array {
  if (user !== NONE) return trace.records.of('user', user);
  return tenant === NONE ? recordsOfGroup(trace, 'cloud', cloud) : recordsOfGroup(trace, 'tenant', tenant);
}

/** With a filter each record has to be looked at. */
function passingCounts({ input, lifelines }: Picture, edges: Int32Array): Counts {
  const { first, second, tenant } = partiesOf(input.trace);
  const passes = input.matches.passes!;
  const counts = lifelines.list.map(() => new Uint32Array(edges.length - 1));
  const places = placesOfUsers({ input, lifelines });
  for (let row = 0; row < edges.length - 1; row++) {
    for (let n = edges[row]!; n < edges[row + 1]!; n++) {
      if (passes[n] === 0) continue;
      const a = places.ofUser(first[n]!) ?? places.ofTenant(tenant[n]!);
      const b = places.ofUser(second[n]!);
      if (a !== undefined) counts[a]![row]! += 1;
      if (b !== undefined && b !== a) counts[b]![row]! += 1;
    }
  }
  return (place) => counts[place]!;
}

/** The rare ones, each kind in a place of its own beside the density, so that none hides another. */
function drawRare({ input, plane, lifelines, marks }: Picture, edges: Int32Array, half: number): void {
  const { first, second, tenant } = partiesOf(input.trace);
  const rare = rareRecords(input.trace, input.violations);
  const places = placesOfUsers({ input, lifelines });
  const { passes } = input.matches;
  const rows = edges.length - 1;
  marks.layer = LAYER.rare;
  RARE.forEach((kind, nth) => {
    const counts = new Map<number, Uint32Array>();
    const add = (place: number | undefined, row: number) => {
      if (place === undefined) return;
      let own = counts.get(place);
      if (own === undefined) {
        own = new Uint32Array(rows);
        counts.set(place, own);
      }
      own[row]! += 1;
    };
    eachInRows(rare[kind], edges, (n, row) => {
      if (passes !== undefined && passes[n] === 0) return;
      const a = places.ofUser(first[n]!) ?? places.ofTenant(tenant[n]!);
      const b = places.ofUser(second[n]!);
      add(a, row);
      if (b !== a) add(b, row);
    });
    for (const [place, own] of counts) {
      const left = lifelines.list[place]!.x + half + 1 + nth * (RARE_WIDTH + 1);
      if (left < plane.left || left + RARE_WIDTH > plane.right) continue;
      eachRun(own, LEAST, (from, to, count) => {
        const bottom = Math.min(plane.bottom + LEAST, plane.top + to);
        marks.area(kind, left, plane.top + from, left + RARE_WIDTH, bottom, { text: `${count} ${kind}` });
      });
    }
  });
}

function eachInRows(records: Int32Array, edges: Int32Array, take: (n: number, row: number) => void): void {
  let row = 0;
  const last = edges.length - 2;
  for (let i = placeFrom(records, edges[0]!); i < records.length; i++) {
    const n = records[i]!;
    while (row <= last && edges[row + 1]! <= n) row++;
    if (row > last) return;
    take(n, row);
  }
}

function placesOfUsers({ input, lifelines }: Pick<Picture, 'input' | 'lifelines'>): {
  ofUser(user: number): number | undefined;
  ofTenant(tenant: number): number | undefined;
} {
  const { users, tenantOf } = peopleOf(input.trace);
  const byUser: (number | undefined)[] = new Array(users.length);
  const byTenant: (number | undefined)[] = [];
  for (const user of users) {
    const place = lifelines.placeOf(user, 0);
    if (place === NONE) continue;
    byUser[user] = place;
    byTenant[tenantOf(user)] ??= place;
  }
  return { ofUser: (user) => byUser[user], ofTenant: (tenant) => byTenant[tenant] };
}
