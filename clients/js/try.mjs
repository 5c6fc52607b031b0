import { Keyring } from '@polkadot/api';
import { connect, send, directExtensions, directTransaction, sendDirect, views } from './dist/src/index.js';
const api = await connect('ws://127.0.0.1:19955');
console.log(api.runtimeChain.toString(), api.registry.metadata.extrinsic.versions.toHuman(), Object.keys(api.call), Object.keys(api.tx));
console.log(directExtensions(api.registry));
const alice = new Keyring({type:'sr25519'}).addFromUri('//Alice');
const bob = new Keyring({type:'sr25519'}).addFromUri('//Bob');
let t=Date.now();
const r = await send(api, api.tx.balances.transferKeepAlive(bob.address, 10n**12n), alice); console.log(r.blockNumber, r.events.map(e=>e.event.method).join(), Date.now()-t);
for (const f of [()=>send(api, api.tx.balances.transferKeepAlive(bob.address, 10n**25n), alice),
 ()=>send(api, api.tx.balances.forceTransfer(alice.address,bob.address, 10n**2n), alice),
 ()=>send(api, api.tx.system.remark('0x00'), alice, {nonce:0}),
 ()=>send(api, api.tx.system.remark('0x00'), new Keyring({type:'sr25519'}).addFromUri('//Nobody')),
 ()=>sendDirect(api, api.tx.system.remark('0x00')),
 ()=>views.device(api, '0x'+'00'.repeat(32)),
]) await f().then(x=>console.log('??',x), e=>console.log(e.name, e.code, e.message));
const bytes = directTransaction(api.registry, api.tx.system.remark('0x1234'));
const x = api.registry.createType('Extrinsic', bytes); console.log(x.isGeneral(), x.method.toHuman());
t=Date.now(); await send(api, api.tx.system.remark('0x1234'), alice, {until:'finalized'}); console.log('finalized', Date.now()-t);
await api.disconnect();
