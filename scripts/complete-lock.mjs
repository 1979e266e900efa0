// adds lock entries for foreign-platform optional packages the registry mirror does not carry (no integrity: never fetched on this platform)
import fs from 'node:fs';

const f = process.argv[2] ?? 'package-lock.json';
const lock = JSON.parse(fs.readFileSync(f, 'utf8'));
const P = lock.packages;
let n = 0;
const OS = [
  ['win32', 'win32'],
  ['windows', 'win32'],
  ['darwin', 'darwin'],
  ['freebsd', 'freebsd'],
  ['android', 'android'],
  ['openharmony', 'openharmony'],
  ['linux', 'linux'],
  ['netbsd', 'netbsd'],
  ['openbsd', 'openbsd'],
  ['sunos', 'sunos'],
  ['aix', 'aix'],
  ['wasm32', null],
  ['wasm', null],
];
const CPU = [
  ['arm64', 'arm64'],
  ['arm', 'arm'],
  ['x64', 'x64'],
  ['ia32', 'ia32'],
  ['ppc64', 'ppc64'],
  ['s390x', 's390x'],
  ['riscv64', 'riscv64'],
  ['loong64', 'loong64'],
  ['mips64el', 'mips64el'],
];
for (const [k, v] of Object.entries(P))
  for (const [name, ver] of Object.entries(v.optionalDependencies ?? {})) {
    if (k === '') continue;
    let found = false;
    for (let base = k; ; ) {
      if (P[`${base}/node_modules/${name}`]) {
        found = true;
        break;
      }
      const i = base.lastIndexOf('/node_modules/');
      if (i < 0) break;
      base = base.slice(0, i);
    }
    if (found || P[`node_modules/${name}`]) continue;
    if (!/^\d+\.\d+\.\d+/.test(ver)) {
      console.log('skip range', k, name, ver);
      continue;
    }
    const os = OS.find(([t]) => name.includes(t))?.[1];
    const cpu = CPU.find(([t]) => name.includes(t))?.[1];
    const e = { version: ver, optional: true };
    if (v.dev) e.dev = true;
    if (cpu) e.cpu = [cpu];
    else if (/wasm/.test(name)) e.cpu = ['wasm32'];
    if (os) e.os = [os];
    if (/musl/.test(name)) e.libc = ['musl'];
    else if (/-gnu/.test(name) && os === 'linux') e.libc = ['glibc'];
    P[`node_modules/${name}`] = e;
    n++;
  }
lock.packages = Object.fromEntries(Object.entries(P).sort(([a], [b]) => a.localeCompare(b, 'en')));
fs.writeFileSync(f, `${JSON.stringify(lock, null, 2)}\n`);
console.log('added', n);
