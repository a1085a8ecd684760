using Kontor.World.Chains;

namespace Kontor.Chains.Model;

public enum CallOperation : byte
{
    Call,
    StaticCall,
    DelegateCall,
    CallCode,
    Create,
    Create2,
    SelfDestruct,
}

/// <summary>A call from within a transaction. It moves its value if it succeeded and is of a kind that can.</summary>
public readonly record struct InternalTransfer(
    int TransactionIndex,
    Address20 From,
    Address20 To,
    Word256 Value,
    CallOperation Operation,
    bool Succeeded
)
{
    public bool MovesValue => Succeeded && CanMoveValue(Operation);

    /// <summary>The others show the value of the call that they run in, which is nobody's transfer.</summary>
    public static bool CanMoveValue(CallOperation operation) =>
        operation is not (CallOperation.StaticCall or CallOperation.DelegateCall or CallOperation.CallCode);
}
