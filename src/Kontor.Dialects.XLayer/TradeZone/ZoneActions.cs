using System.Collections.Frozen;
using Kontor.Chains.Views;
using Kontor.World;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.TradeZone;

/// <summary>
/// What a transaction of the zone does, in a word: which transfer over the bridge it belongs to, or else the method that it calls, as far as
/// its name is known.
/// </summary>
internal sealed class ZoneActions(LiveWorld world)
{
    private const string Create = "create";
    private const string Transfer = "transfer";
    private const string Call = "call";

    private static readonly string[] s_methods =
    [
        "transfer(address,uint256)",
        "transferFrom(address,address,uint256)",
        "approve(address,uint256)",
        "mint(address,uint256)",
        "mint(address,uint256,uint256,bytes)",
        "burn(uint256)",
        "setApprovalForAll(address,bool)",
        "safeTransferFrom(address,address,uint256)",
        "safeTransferFrom(address,address,uint256,bytes)",
        "safeTransferFrom(address,address,uint256,uint256,bytes)",
        "safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)",
        "deposit()",
        "deposit(uint256)",
        "withdraw(uint256)",
        "forward(address[],uint256[])",
        "pay(address[],uint256[])",
        "payToken(address,address[],uint256[])",
    ];

    private static readonly FrozenDictionary<uint, string> s_names = s_methods.ToFrozenDictionary(
        Abi.Selector,
        signature => signature[..signature.IndexOf('(', StringComparison.Ordinal)]
    );

    public string NameOf(TransactionView transaction)
    {
        if (FindCrossing(transaction.At.TransactionHash) is { } crossing)
            return crossing.Kind.ToString();
        if (transaction.To is null)
            return Create;
        if (transaction.InputBytes == 0)
            return Transfer;
        return transaction.MethodId is { } method ? s_names.GetValueOrDefault(method, Call) : Call;
    }

    /// <summary>The transfer of which this is the zone's side.</summary>
    private CrossTransfer? FindCrossing(Hash32 transaction)
    {
        var crossed = world.Chains.Crossed;
        return crossed?.Index.Find(transaction) is { } id && crossed.Find(id) is { } found && found.ZoneLeg.Transaction == transaction
            ? found
            : null;
    }
}
