namespace Kontor.World.Perpetuals;

/// <summary>How a user holds positions, in all contracts of an exchange alike. The numbers stand in the log.</summary>
public enum PositionMode : byte
{
    /// <summary>One position in each contract: what is bought is netted with what is sold.</summary>
    OneWay,

    /// <summary>A long and a short position beside each other.</summary>
    Hedge,
}

/// <summary>What a position may lose. The numbers stand in the log.</summary>
public enum MarginMode : byte
{
    /// <summary>Whatever is in the contract wallet, together with all other cross positions.</summary>
    Cross,

    /// <summary>Only what was set aside for it.</summary>
    Isolated,
}

/// <summary>Which way a position looks. The numbers stand in the history.</summary>
public enum PositionSide : byte
{
    Long,
    Short,
}

/// <summary>The numbers stand in the history.</summary>
public enum PositionState : byte
{
    Open,

    /// <summary>Taken over by the house, which sells it: its owner can do nothing about it any more.</summary>
    InLiquidation,
    Closed,
}
