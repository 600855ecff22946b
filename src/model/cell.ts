/** How a column is stored when it is typed: the smallest array that holds its values and -1. */
export type Cell = 'i8' | 'u8' | 'i16' | 'i32' | 'f64';
