export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

export function once<K extends string, T>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, { readonly value: T }>();
  return (key) => {
    const cached = made.get(key);
    if (cached !== undefined) return cached.value;
    const value = make(key);
    made.set(key, { value });
    return value;
  };
}
