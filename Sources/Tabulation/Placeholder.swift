// Tabulation
