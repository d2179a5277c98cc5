import { readAddKeysToAgent, readForwardAgent, readIdentityAgent } from './agents.ts';
import { readCnames, readDomains } from './canonical.ts';
import { readSendEnv, readSetEnv } from './environment.ts';
import { readEscapeChar } from './escape.ts';
import { readFile, readFiles } from './files.ts';
import { readJump } from './jump.ts';
import { readControlPersist, readKeystrokeTiming, readRekeyLimit } from './limits.ts';
import { readChannelTimeout, readLogVerbose } from './lists.ts';
import { readPermitRemoteOpen } from './permit.ts';
import { readCipher, readProtocol } from './protocol1.ts';
import { readIpqos } from './qos.ts';
import { type Reader, readString } from './simple.ts';
import { readBindMask, readTunnelDevice } from './tunnel.ts';
import {
  readFingerprintHash,
  readGssapiExchanges,
  readLogFacility,
  readLogLevel,
  readRefuseConnection,
  readVersionAddendum,
} from './words.ts';

/** Options with a grammar of their own, by id. */
export const SPECIAL_READERS: Readonly<Record<string, Reader>> = {
  addkeystoagent: readAddKeysToAgent,
  canonicaldomains: readDomains,
  canonicalizepermittedcnames: readCnames,
  certificatefile: readFile,
  channeltimeout: readChannelTimeout,
  cipher: readCipher,
  controlpersist: readControlPersist,
  escapechar: readEscapeChar,
  fingerprinthash: readFingerprintHash,
  forwardagent: readForwardAgent,
  globalknownhostsfile: readFiles,
  gssapikexalgorithms: readGssapiExchanges,
  identityagent: readIdentityAgent,
  identityfile: readFile,
  ignoreunknown: readString,
  ipqos: readIpqos,
  loglevel: readLogLevel,
  logverbose: readLogVerbose,
  obscurekeystroketiming: readKeystrokeTiming,
  permitremoteopen: readPermitRemoteOpen,
  protocol: readProtocol,
  proxyjump: readJump,
  refuseconnection: readRefuseConnection,
  rekeylimit: readRekeyLimit,
  sendenv: readSendEnv,
  setenv: readSetEnv,
  streamlocalbindmask: readBindMask,
  syslogfacility: readLogFacility,
  tunneldevice: readTunnelDevice,
  userknownhostsfile: readFiles,
  versionaddendum: readVersionAddendum,
};
