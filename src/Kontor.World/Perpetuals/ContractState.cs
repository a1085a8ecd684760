namespace Kontor.World.Perpetuals;

/// <summary>Where a contract stands in its life. The numbers stand in the log.</summary>
public enum ContractState : byte
{
    /// <summary>Proposed, and not visible to trade yet.</summary>
    Approving,

    /// <summary>Tried out by the house itself: nobody else may place anything.</summary>
    Testing,
    Trading,

    /// <summary>Stopped by the operator: nothing is matched, no order comes in; orders can be cancelled.</summary>
    Paused,

    /// <summary>Being wound up: positions can be closed, none can be opened.</summary>
    Delivering,

    /// <summary>Taken off the list. Nobody holds a position in it, and every open order was cancelled.</summary>
    Offline,
}
