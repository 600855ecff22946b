/**
 * What depends on nothing but a constant value, such as the tables of one stage of the rules, made when first asked
 * for and then shared: `make` has to be pure, and nobody may change the value or what was made of it. Kept for as
 * long as the value is.
 */
export function madeOnce<Of extends object, Made>(make: (value: Of) => Made): (value: Of) => Made {
  const known = new WeakMap<Of, { readonly made: Made }>();
  return (value) => {
    let entry = known.get(value);
    if (entry === undefined) {
      entry = { made: make(value) };
      known.set(value, entry);
    }
    return entry.made;
  };
}
