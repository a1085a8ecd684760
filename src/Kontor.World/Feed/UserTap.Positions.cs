using Kontor.World.Perpetuals;

namespace Kontor.World.Feed;

internal sealed partial class UserTap
{
    private readonly record struct TouchedPosition(long Id, PositionRow Closed);

    private readonly List<TouchedPosition> _positions = [];

    public void TouchPosition(long id)
    {
        if (FindPosition(id) >= 0)
            return;
        _positions.Add(new TouchedPosition(id, default));
        Touch();
    }

    /// <summary>It is gone from the table, so what is told about it is this row.</summary>
    public void TouchClosed(in PositionRow closed)
    {
        TouchPosition(closed.Id);
        _positions[FindPosition(closed.Id)] = new TouchedPosition(closed.Id, closed);
    }

    private int FindPosition(long id)
    {
        for (var index = 0; index < _positions.Count; index++)
        {
            if (_positions[index].Id == id)
                return index;
        }
        return -1;
    }

    private void TellPositions(PerpetualExchange perpetuals, long nowMs)
    {
        var mode = perpetuals.PositionModeOf(User);
        foreach (var touched in _positions)
        {
            if (!perpetuals.TryFindPosition(User, touched.Id, out var view))
                view = ViewOf(perpetuals, touched.Closed);
            Tell(new PositionChanged(view, mode) { Record = Record, TimeMs = nowMs });
        }
        _positions.Clear();
    }

    private static PositionView ViewOf(PerpetualExchange perpetuals, in PositionRow closed)
    {
        Invariant.Holds(closed.Id != 0);
        return new PositionView(closed, perpetuals.At(closed.Contract).ValuationUnits, 0, 0, 0, 0, 0);
    }
}
