export { rules } from '../rules/index.ts';
export { type CheckRequest, check } from './check/check.ts';
export type { Client, ClientSpec, Vendor, Version } from './client/client.ts';
export { clientFor } from './client/facts.ts';
export { type Installed, installedClient } from './client/installed.ts';
export { newestClient, parseTarget, type TargetProblem } from './client/target.ts';
export type { Choice, Fixed, ModeChange, Repaired, Rewritten } from './fix/passes.ts';
export { planFixes } from './fix/plan.ts';
export type { Category, Finding, Fix, Level, Location, Note, Severity, TextEdit } from './lint/finding.ts';
export {
  type LintConfig,
  type LintedFile,
  type LintFile,
  type LintRequest,
  type LintResult,
  type LintSettings,
  lint,
  type Override,
  type RuleSetting,
  type Suppressed,
} from './lint/lint.ts';
export { nodePorts } from './node.ts';
export type { FileSystem, Ports, User } from './ports.ts';
export { predict } from './predict/predict.ts';
export type { Attempt, Condition, Phase, Repair, Server, Situation, Verdict } from './predict/types.ts';
export { worldFrom } from './resolve/own-world.ts';
export { type Resolver, resolve, resolver, type World } from './resolve/resolve.ts';
export type { Assumption, Candidate, Resolution, ResolvedOption } from './resolve/types.ts';
export type { Rule } from './rule.ts';
export { builtIn as policies } from './server/built-in.ts';
export { policyById, policyFor } from './server/policies.ts';
export type { Facts, Policy } from './server/schema.ts';
export type { Document, Source, Span } from './syntax/document.ts';
