// Compiles the contracts of a folder. The last line is an object: by the contract's name, the bytes of its creation code in hexadecimal digits.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import solc from 'solc';

const folder = process.argv[2];
const names = readdirSync(folder).filter(name => name.endsWith('.sol')).sort();
const answer = JSON.parse(
  solc.compile(
    JSON.stringify({
      language: 'Solidity',
      sources: Object.fromEntries(names.map(name => [name, { content: readFileSync(join(folder, name), 'utf8') }])),
      settings: { evmVersion: 'cancun', outputSelection: { '*': { '*': ['evm.bytecode.object'] } } },
    }),
  ),
);
const mistakes = (answer.errors ?? []).filter(one => one.severity === 'error');
if (mistakes.length > 0) throw new Error(mistakes.map(one => one.formattedMessage).join('\n'));
const contracts = Object.values(answer.contracts).flatMap(file => Object.entries(file));
console.log(JSON.stringify(Object.fromEntries(contracts.map(([name, one]) => [name, one.evm.bytecode.object]))));
