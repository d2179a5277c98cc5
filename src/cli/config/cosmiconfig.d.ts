/**
 * The part of cosmiconfig that looks for files. Its public entry first runs `.config/config.js` of the current folder,
 * among others, to configure itself; no option prevents that, so it is never imported.
 */
declare module 'cosmiconfig/dist/Explorer.js' {
  interface Result {
    readonly config: unknown;
    readonly filepath: string;
  }
  interface Settings {
    readonly moduleName: string;
    readonly searchPlaces: readonly string[];
    readonly searchStrategy: 'none';
    readonly loaders: Readonly<Record<string, (path: string, content: string) => unknown>>;
    readonly transform: (result: Result | null) => Result | null;
    readonly metaConfigFilePath: null;
    readonly ignoreEmptySearchPlaces: boolean;
    readonly cache: boolean;
    readonly mergeImportArrays: boolean;
    readonly mergeSearchPlaces: boolean;
  }
  export const Explorer: new (settings: Settings) => { search(folder: string): Promise<Result | null> };
}
