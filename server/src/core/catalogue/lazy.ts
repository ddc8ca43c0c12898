// Computes a value at its first use and keeps it. For data that never changes; knows nothing else.

export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
