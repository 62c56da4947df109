// DistributionsTests
