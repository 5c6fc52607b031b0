import fs from 'node:fs';
import { runTask } from '@acala-network/chopsticks-core';
import { compactAddLength, hexToU8a, stringToU8a, u8aConcat, u8aToHex, u8aToString, compactStripLength } from '@polkadot/util';
const wasm=u8aToHex(fs.readFileSync('/tmp/chop/para.wasm'));
const cb={getStorage:async()=>undefined,getNextKey:async()=>undefined,offchainGetStorage:async()=>undefined,offchainTimestamp:async()=>0,offchainRandomSeed:async()=>'0x00'};
const call=async(m,a)=>{const r=await runTask({wasm,calls:[[m,[u8aToHex(a)]]],mockSignatureHost:false,allowUnresolvedImports:false,runtimeLogLevel:3},cb);if(r.Error)throw new Error(r.Error);return r.Call};
const str=(r)=>u8aToString(compactStripLength(hexToU8a(r).subarray(1))[1]);
const def=JSON.parse(str((await call('GenesisBuilder_get_preset',Uint8Array.of(0))).result));
const dev=JSON.parse(str((await call('GenesisBuilder_get_preset',u8aConcat([1],compactAddLength(stringToU8a('development'))))).result));
const merge=(a,b)=>{for(const[k,v]of Object.entries(b))a[k]=v&&typeof v==='object'&&!Array.isArray(v)?merge(a[k]??{},v):v;return a};
for(const id of [2000,2001]){
const g=merge(structuredClone(def),dev); g.parachainInfo.parachainId=id;
const r=await call('GenesisBuilder_build_state',compactAddLength(stringToU8a(JSON.stringify(g))));
console.log(r.result.slice(0,200), r.storageDiff.length);
const top=Object.fromEntries(r.storageDiff.filter(([,v])=>v!==null).sort(([a],[b])=>a<b?-1:1)); top['0x3a636f6465']=wasm;
fs.writeFileSync(`/tmp/chop/${id}-raw.json`,JSON.stringify({name:'Muster Parachain',id:'muster-parachain-development',chainType:'Development',bootNodes:[],properties:{tokenSymbol:'MSTR',tokenDecimals:12,ss58Format:42},genesis:{raw:{top,childrenDefault:{}}}}));
}
process.exit();
