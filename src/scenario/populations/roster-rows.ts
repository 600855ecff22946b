/** The rows of a roster as people, checked one by one as single users are. */
import { NONE } from '../../model/words.ts';
import { checkName, foldName, hintFor } from '../ids.ts';
import { shorten } from '../number-text.ts';
import type { Place, SourceFile } from '../source.ts';
import {
  domainOf,
  type Home,
  homeless,
  ownerOf,
  TOLD,
  userAccessCode,
  usualHome,
  type Wrong,
  wrongState,
  wrongTenant,
  wrongWithDomain,
} from '../user-facts.ts';
import { type Columns, type Crowd, newColumns, placeText } from './crowd.ts';
import { dealToAll } from './dealt.ts';
import type { CrowdWork } from './plan.ts';
import { CELL_READERS, type RosterColumn } from './roster-columns.ts';
import { parseTimeZone } from './words.ts';

/** Rows for which columns are made at first; they grow twofold. */
const FIRST_ROWS = 1024;

export class RosterRows {
  /** Good rows so far. */
  count = 0;
  readonly #on: CrowdWork;
  readonly #file: SourceFile;
  readonly #header: readonly RosterColumn[];
  readonly #addressAt: number;
  readonly #tenantAt: number;
  readonly #departmentAt: number;
  readonly #homes = new Map<string, Home | Wrong>();
  readonly #states = new Map<number, Wrong | undefined>();
  readonly #departments = new Map<string, number>();
  readonly #departmentNames: string[] = [];
  readonly #departmentPlaces: number[] = [];
  /** For each person where their mode, or else home, or else address stands. */
  readonly #stateOffsets: number[] = [];
  readonly #offsets: number[] = [];
  #columns: Columns;

  constructor(on: CrowdWork, file: SourceFile, header: readonly RosterColumn[]) {
    this.#on = on;
    this.#file = file;
    this.#header = header;
    this.#addressAt = header.indexOf('address');
    this.#tenantAt = header.indexOf('tenant');
    this.#departmentAt = header.indexOf('department');
    this.#columns = newColumns(on.name, on.key, FIRST_ROWS);
  }

  complainAt(offset: number, { message, hint }: Wrong): void {
    if (message !== '') this.#on.work.desk.complain({ file: this.#file, offset }, message, hint);
  }

  read(cells: readonly string[], offsets: readonly number[]): void {
    const wanted = this.#header.length;
    if (cells.length !== wanted) {
      const hint = 'put a cell with a comma in quotes';
      const message = `this row has ${cells.length} cells, the first line names ${wanted} columns`;
      this.complainAt(offsets[0]!, { message, hint: cells.length > wanted ? hint : undefined });
      return;
    }
    const addressAt = offsets[this.#addressAt]!;
    const { desk } = this.#on.work;
    const raw = cells[this.#addressAt]!.trim();
    const address = checkName(raw, raw === '' ? 'the address' : 'the user', this.#place(addressAt), desk);
    if (address === undefined) return;
    const stated = this.#tenantAt < 0 ? '' : cells[this.#tenantAt]!.trim();
    const home = this.#homeOf(address, stated);
    if ('message' in home) {
      this.complainAt(stated === '' ? addressAt : offsets[this.#tenantAt]!, home);
      return;
    }
    this.#enter(address, home, cells, offsets);
  }

  #place(offset: number): Place {
    return { file: this.#file, offset };
  }

  #enter(address: string, home: Home, cells: readonly string[], offsets: readonly number[]): void {
    const person = this.count;
    this.#makeRoom(person);
    const columns = this.#columns;
    columns.addresses.push(address);
    columns.tenant[person] = home.tenant;
    columns.domain[person] = home.domain;
    let stateOffset = offsets[this.#addressAt]!;
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at]!.trim();
      const column = this.#header[at]!;
      if (cell === '') continue;
      const wrong = CELL_READERS[column]?.(columns, person, cell);
      if (wrong !== undefined) this.complainAt(offsets[at]!, wrong);
      if (column === 'mode' || (column === 'homed' && columns.assigned[person] === NONE)) {
        stateOffset = offsets[at]!;
      }
    }
    if (this.#departmentAt >= 0) this.#enterDepartment(person, cells, offsets);
    this.#offsets.push(offsets[this.#addressAt]!);
    this.#stateOffsets.push(stateOffset);
    this.count += 1;
  }

  #enterDepartment(person: number, cells: readonly string[], offsets: readonly number[]): void {
    const name = cells[this.#departmentAt]!.trim();
    if (name === '') return;
    let department = this.#departments.get(name);
    if (department === undefined) {
      const fold = foldName(name);
      department = this.#departments.get(fold) ?? this.#departmentNames.length;
      if (department === this.#departmentNames.length) {
        this.#departmentNames.push(name);
        this.#departmentPlaces.push(offsets[this.#departmentAt]!);
      }
      this.#departments.set(name, department).set(fold, department);
    }
    this.#columns.department[person] = department;
  }

  /** The tenant of an address; each domain is looked up once. */
  #homeOf(address: string, stated: string): Home | Wrong {
    const domain = domainOf(address);
    const key = `${domain ?? ''}\n${stated}`;
    const known = domain === undefined ? undefined : this.#homes.get(key);
    if (known !== undefined) return known;
    const home = this.#findHome(address, domain, stated);
    this.#homes.set(key, home);
    return home;
  }

  #findHome(address: string, domain: string | undefined, stated: string): Home | Wrong {
    const { work, tenants } = this.#on;
    const wrong = domain === undefined ? undefined : wrongWithDomain(domain);
    if (wrong !== undefined) return wrong;
    const owner = domain === undefined ? undefined : ownerOf(tenants, domain);
    let tenant = this.#on.tenant;
    if (stated !== '') {
      tenant = tenants.index.idOf(stated);
      if (tenant === undefined) {
        if (work.leftOut.has(foldName(stated))) return TOLD;
        const hint = hintFor(work.desk, stated, tenants.index);
        return { message: `there is no tenant "${shorten(stated)}"`, hint };
      }
    }
    tenant ??= owner;
    if (tenant === undefined) return homeless(work, tenants, address, domain);
    const other = wrongTenant(tenants, tenant, owner);
    return other ?? { tenant, domain: domain ?? tenants.plans[tenant]!.domains[0] ?? '' };
  }

  #makeRoom(person: number): void {
    const before = this.#columns;
    if (person < before.size) return;
    this.#columns = copyColumns(before, newColumns(before.name, before.key, before.size * 2), before.size);
  }

  /** Everybody, with what the population says of those of whom the rows do not; undefined if there is nobody. */
  people(): Omit<Crowd, 'tellRest'> | undefined {
    if (this.count === 0) return undefined;
    const { entry, work } = this.#on;
    const columns = copyColumns(
      this.#columns,
      newColumns(this.#on.name, this.#on.key, this.count),
      this.count,
    );
    for (const name of this.#departmentNames) columns.departments.push(name);
    const zone = entry.timeZone === undefined ? undefined : parseTimeZone(entry.timeZone);
    const blank = newColumns('', '', 1);
    for (let person = 0; person < this.count; person++) {
      columns.site[person] ??= entry.site;
      if (zone !== undefined && columns.timeZone[person] === blank.timeZone[0])
        columns.timeZone[person] = zone;
      if (columns.access[person] === blank.access[0])
        columns.access[person] = userAccessCode(entry.externalAccess);
    }
    dealToAll(this.#on, columns);
    this.#checkStates(columns);
    return {
      ...columns,
      placeOf: (person) => this.#place(this.#offsets[person]!),
      placeOfDepartment: (department) => this.#place(this.#departmentPlaces[department]!),
      complainAboutDouble: (person, other) => {
        const where = placeText(other, this.#file);
        const message = `${shorten(columns.addresses[person]!)} is declared already, ${where}`;
        work.desk.complain(this.#place(this.#offsets[person]!), message);
      },
    };
  }

  #checkStates(columns: Columns): void {
    const { clock, tenants } = this.#on;
    for (let person = 0; person < columns.size; person++) {
      const tenant = tenants.plans[columns.tenant[person]!]!;
      const homed = columns.homed[person] === NONE ? usualHome(tenant) : columns.homed[person]!;
      const assigned = columns.assigned[person]!;
      const key = (columns.tenant[person]! * 2 + homed) * 8 + assigned + 1;
      if (!this.#states.has(key)) {
        const pending = tenant.upgradePending ? 1 : 0;
        const mode =
          assigned === NONE
            ? clock.rules.effectiveMode(NONE, NONE, tenant.mode, homed, tenant.cloud, pending)
            : assigned;
        this.#states.set(key, wrongState(clock, tenant, mode, homed));
      }
      const wrong = this.#states.get(key);
      if (wrong !== undefined) this.complainAt(this.#stateOffsets[person]!, wrong);
    }
  }
}

/** The first `count` people of one set of columns in another, which is large enough. */
function copyColumns(from: Columns, to: Columns, count: number): Columns {
  for (let person = 0; person < count; person++) {
    to.addresses.push(from.addresses[person]!);
    to.domain[person] = from.domain[person]!;
    to.site[person] = from.site[person];
  }
  for (const column of [
    'tenant',
    'homed',
    'assigned',
    'clients',
    'access',
    'department',
    'timeZone',
  ] as const) {
    to[column].set(from[column].subarray(0, count));
  }
  to.messagesPerDay.set(from.messagesPerDay.subarray(0, count));
  to.opensTeams.set(from.opensTeams.subarray(0, count));
  return to;
}
