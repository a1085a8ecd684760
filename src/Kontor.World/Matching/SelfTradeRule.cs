namespace Kontor.World.Matching;

/// <summary>What happens when somebody would trade with himself. The numbers stand in the log.</summary>
public enum SelfTradeRule : byte
{
    /// <summary>Nothing: the trade happens.</summary>
    None,

    /// <summary>The order that rests is taken out, and the taking goes on behind it.</summary>
    CancelMaker,

    /// <summary>The taking ends in front of it.</summary>
    CancelTaker,

    /// <summary>The order that rests is taken out, and the taking ends as well.</summary>
    CancelBoth,
}
