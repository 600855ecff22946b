/** Imports the file that is named and writes what comes of it, as the command does; tells what that cost. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importSteps } from '../../src/import/import.ts';
import { PLAIN_NAMES } from '../../src/import/names.ts';
import { CLOUD } from '../../src/model/words.ts';

const [path, folder] = process.argv.slice(2);
const files = [{ path: path!, tenant: 'contoso', bytes: () => readFileSync(path!) }];
const tenants = [{ name: 'contoso', cloud: CLOUD.worldwide }];
const steps = importSteps({ files, tenants, names: PLAIN_NAMES });
let step = steps.next();
while (step.done !== true) step = steps.next();
if ('complaints' in step.value) throw new Error(JSON.stringify(step.value.complaints.slice(0, 5)));
const { scenario, beside, report } = step.value;
for (const { name, text } of [{ name: 'scenario.yaml', text: scenario }, ...beside]) {
  writeFileSync(join(folder!, name), text);
}
const { user, system } = process.cpuUsage();
const mb = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ seconds: (user + system) / 1e6, mb, tenants: report.tenants }));
