// The constants of SHA-2 (FIPS 180-4 sections 4.2 and 5.3): the first bits of the fractions of roots of the first primes.

/** The first `bits` bits of the fractions of the cube roots of the first `count` primes. */
export const cubeRoots = (count, bits) => primes(count).map((prime) => fraction(prime, 3n, bits));

/** The same of square roots. */
export const squareRoots = (count, bits) => primes(count).map((prime) => fraction(prime, 2n, bits));

function primes(count) {
  const found = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime)) found.push(n);
  return found;
}

/** Found bit by bit: the largest number whose power stays within `prime · 2^(degree · bits)`, less its whole part. */
function fraction(prime, degree, bits) {
  const power = BigInt(prime) << (degree * bits);
  let root = 0n;
  for (let bit = 1n << (bits + 5n); bit; bit >>= 1n) if ((root | bit) ** degree <= power) root |= bit;
  return BigInt.asUintN(Number(bits), root);
}
