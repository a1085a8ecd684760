using Kontor.Chains.Queries;
using Kontor.Chains.Rows;
using Kontor.Chains.Views;

namespace Kontor.Chains;

public sealed partial class ChainIndex
{
    /// <summary>Adds the lists of one side of a group of three, where there is such a group.</summary>
    private void AddGroup(IListCollector rows, int group, Side side)
    {
        if (group == 0)
            return;
        if (side is not Side.To)
            rows.Add(_tables.Lists[group - 1 + (int)Direction.Out]);
        if (side is not Side.From)
            rows.Add(_tables.Lists[group - 1 + (int)Direction.In]);
        rows.Add(_tables.Lists[group - 1 + (int)Direction.Self]);
    }

    private static Page<T> PageOf<T>(
        IRowCollector rows,
        PageRequest page,
        Published published,
        Describer describer,
        Func<Describer, int, T> describe
    ) => new(published.Height, rows.Total, describer.All(rows.Newest(page), describe));
}
