import { createContext, runInContext } from 'node:vm';
import type * as Sdk from '../../../clients/typescript/src/index';
import { bundleFor, sdkEntry, type System } from './bundle';
import { nativeModules, type Wire } from './native';

/** React Native's JavaScript and the SDK on Node.js, with native modules of this test. */
export interface Device {
  readonly sdk: typeof Sdk;
  /** The requests that the native modules have sent. */
  readonly wire: Wire[];
  /** Returns a global of React Native. */
  global(name: string): unknown;
}

/** The globals that a JavaScript engine provides in addition to the language. No other global of Node.js is available. */
const engine = { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, queueMicrotask, performance, console };

interface Emitter {
  emit(event: string, args: readonly unknown[]): void;
}

const bundles = new Map<System, Promise<string>>();

/** Starts a device. @param sdk the folder of the installed package */
export async function device(system: System, sdk: string): Promise<Device> {
  const bundle = bundles.get(system) ?? bundleFor(system, sdk, sdkEntry, 'sdk');
  bundles.set(system, bundle);
  const context: Record<string, unknown> = { ...engine };
  const { modules, wire } = nativeModules(system, (event, args) => (context['__rctDeviceEventEmitter'] as Emitter).emit(event, args));
  context['nativeModuleProxy'] = modules;
  createContext(context);
  runInContext(await bundle, context);
  return { sdk: context['sdk'] as typeof Sdk, wire, global: (name) => runInContext(name, context) };
}
