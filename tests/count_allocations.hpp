// Counts what is allocated: operator new and posix_memalign, which Armadillo takes for its matrices.
#pragma once

/// From its construction on.
class CountAllocations {
public:
    CountAllocations();
    long count() const;
};
