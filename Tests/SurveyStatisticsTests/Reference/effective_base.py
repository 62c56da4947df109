"""Reference values of EffectiveBaseTests: python3 effective_base.py (scipy 1.17.1)."""
from math import sqrt
from scipy.stats import t as student, ttest_ind

e1, e2, e0, p1, p2 = 50.5, 61.25, 20.0, 0.45, 0.3
pooled = (e1 * p1 + e2 * p2) / (e1 + e2)
t = (p1 - p2) / sqrt(pooled * (1 - pooled) * (1 / e1 + 1 / e2 - 2 * e0 / (e1 * e2)))
print(repr(t), repr(float(2 * student.sf(abs(t), e1 + e2 - e0 - 2))))
result = ttest_ind([3, 4, 5, 5, 6, 7], [1, 2, 2, 4, 4])
print(repr(float(result.statistic)), repr(float(result.pvalue)))
