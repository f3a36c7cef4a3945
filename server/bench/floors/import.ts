import { createPool } from 'mysql2/promise';
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { BenchEntry } from '../lib/big-bundle.ts';

// The floor of `import`: parses the same file whole and writes the same rows in batches of 500 by mysql2.

const plan: { file: string; organizationId: string } = JSON.parse(readFileSync(process.env['PLAN'] ?? '', 'utf8'));
const pool = createPool({ uri: process.env['DATABASE_URL'] ?? '', connectionLimit: 1 });
const [at, organization] = [new Date(), plan.organizationId];
type Row = (string | number | null | Date)[];

async function insert(table: string, columns: string, rows: readonly Row[]): Promise<void> {
  if (rows.length > 0) await pool.query(`insert into ${table} (organizationId, id, ${columns}) values ?`, [rows]);
}

const audit = 'at, action, actorKind, via, subjectType, subjectId, patientId, requestId';
const clinical =
  'source, type, sourceId, patientId, status, code, codeSystem, date, `show`, facts, fingerprint, version, content, createdAt, updatedAt';
const person =
  'profile, givenName, familyName, searchName, birthDate, deceased, source, sourceId, createdAt, updatedAt';

const begin = performance.now();
const used = process.cpuUsage();
const { entry }: { entry: BenchEntry[] } = JSON.parse(readFileSync(plan.file, 'utf8'));
const owners = new Map<string, string>();
for (const one of entry) if (one.resource.resourceType === 'Patient') owners.set(one.fullUrl, randomUUID());
const ownerOf = ({ resource, fullUrl }: BenchEntry) => owners.get(resource.subject?.reference ?? fullUrl) ?? '';
const own = (...rest: Row): Row => [organization, randomUUID(), ...rest];

function clinicalRow(one: BenchEntry): Row {
  const { resourceType, id, status = 'active', encounter, ...resource } = one.resource;
  const content = JSON.stringify(one.resource);
  const { text, coding } = resource.code ?? resource.medicationCodeableConcept ?? { text: '', coding: [] };
  const facts = JSON.stringify({ name: text, encounter });
  const print = createHash('sha256').update(content).digest('base64url');
  const code = [coding[0]?.code ?? null, coding[0]?.system ?? null];
  return own('floor', resourceType, id, ownerOf(one), status, ...code, at, 1, facts, print, 1, content, at, at);
}

for (let from = 0; from < entry.length; from += 500) {
  const part = entry.slice(from, from + 500);
  const people = part.filter((one) => one.resource.resourceType === 'Patient');
  const names = people.map(({ resource: { id, birthDate = null }, fullUrl }): Row => {
    return [organization, owners.get(fullUrl) ?? '', 1, 'Ada', id, id, birthDate, 0, 'floor', id, at, at];
  });
  const each = (make: (id: string, one: BenchEntry) => Row) => people.map((one) => make(ownerOf(one), one));
  await pool.query('start transaction');
  await insert('patients', person, names);
  await insert(
    'identifiers',
    'patientId, `system`, value, createdAt',
    each((id, one) => own(id, 'floor', one.resource.id, at)),
  );
  const contact = 'patientId, `system`, value, normalized, preferred, createdAt';
  await insert(
    'contact_points',
    contact,
    each((id) => own(id, 'phone', '416 555 0199', '4165550199', 'y', at)),
  );
  await insert('clinical_resources', clinical, part.map(clinicalRow));
  const touched = [...new Set(part.map(ownerOf))];
  await insert(
    'audit_events',
    audit,
    touched.map((id) => own(at, 'health.import', 'system', 'process', 'Patient', id, id, 'floor')),
  );
  await pool.query('commit');
}
const { user, system } = process.cpuUsage(used);
const seconds = (performance.now() - begin) / 1000;
console.log(JSON.stringify({ perSecond: entry.length / seconds, cpuUs: (user + system) / entry.length }));
await pool.end();
