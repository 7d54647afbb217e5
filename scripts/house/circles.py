"""Circles in a graph of files: groups in which each leads to each (strongly connected components, after Tarjan)."""


def circles(names):
    """Groups of two and more of `names` (file → files that it names), the largest first."""
    order, low, open_files, is_open, found = {}, {}, [], set(), []
    for root in names:
        if root in order:
            continue
        walk = [(root, iter(sorted(names.get(root, ()))))]
        order[root] = low[root] = len(order)
        open_files.append(root)
        is_open.add(root)
        while walk:
            file, rest = walk[-1]
            for other in rest:
                if other not in order:
                    order[other] = low[other] = len(order)
                    open_files.append(other)
                    is_open.add(other)
                    walk.append((other, iter(sorted(names.get(other, ())))))
                    break
                if other in is_open:
                    low[file] = min(low[file], order[other])
            else:
                walk.pop()
                if walk:
                    above = walk[-1][0]
                    low[above] = min(low[above], low[file])
                if low[file] == order[file]:
                    group = open_files[open_files.index(file):]
                    del open_files[-len(group):]
                    is_open -= set(group)
                    if len(group) > 1:
                        found.append(group)
    return sorted(found, key=len, reverse=True)
