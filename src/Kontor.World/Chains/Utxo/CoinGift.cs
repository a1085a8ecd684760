using System.Collections.Immutable;
using Kontor.World.Codec;

namespace Kontor.World.Chains.Utxo;

/// <summary>So many satoshi for an address.</summary>
public readonly record struct CoinGift(string Address, long Amount)
{
    internal static void WriteAll(ref RecordWriter writer, ImmutableArray<CoinGift> gifts)
    {
        writer.WriteCount(gifts.Length);
        foreach (var (address, amount) in gifts)
        {
            writer.WriteText(address);
            writer.WriteLong(amount);
        }
    }

    internal static ImmutableArray<CoinGift> ReadAll(ref RecordReader reader)
    {
        var gifts = ImmutableArray.CreateBuilder<CoinGift>(reader.ReadCount());
        for (var left = gifts.Capacity; left > 0; left--)
            gifts.Add(new CoinGift(reader.ReadText(), reader.ReadLong()));
        return gifts.MoveToImmutable();
    }

    /// <summary>The outputs, when all addresses are some.</summary>
    internal static Outcome<ImmutableArray<UtxoOutput>> ToOutputs(ImmutableArray<CoinGift> gifts)
    {
        var outputs = ImmutableArray.CreateBuilder<UtxoOutput>(gifts.Length);
        foreach (var (address, amount) in gifts)
        {
            if (!BitcoinAddress.TryParse(address, out var owner))
                return Reject.BadAddress;
            outputs.Add(new UtxoOutput(amount, owner));
        }
        return outputs.MoveToImmutable();
    }
}
