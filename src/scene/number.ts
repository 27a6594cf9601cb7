// Numbers as the picture writes them.

/** A whole number with its thousands set apart: `65,536`. */
export const grouped = new Intl.NumberFormat('en').format;
