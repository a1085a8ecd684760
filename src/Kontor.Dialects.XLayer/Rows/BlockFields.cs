using System.Text.Json;
using Kontor.Chains.Model;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Wire;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Rows;

/// <summary>How a block is shown.</summary>
internal static class BlockFields
{
    public static void WriteListed(Utf8JsonWriter json, ChainIdentity chain, BlockView block)
    {
        json.WriteHash("hash"u8, block.Hash);
        json.WriteDigits("height"u8, block.Height);
        json.WriteAddress("validator"u8, block.Miner);
        json.WriteDigits("blockTime"u8, block.TimeMs);
        json.WriteDigits("txnCount"u8, block.TransactionCount);
        json.WriteDigits("blockSize"u8, block.SizeBytes);
        json.WriteCoins("mineReward"u8, block.Reward + block.Tips, chain);
        json.WriteCoins("totalFee"u8, block.Fees, chain);
        json.WriteString("feeSymbol"u8, chain.NativeSymbol);
        json.WriteCoins("avgFee"u8, PerOne(block.Fees, block.TransactionCount), chain);
        json.WriteDigits("ommerBlock"u8, block.OmmerCount);
        json.WriteDigits("gasUsed"u8, block.GasUsed);
        json.WriteDigits("gasLimit"u8, block.GasLimit);
        json.WriteCoins("gasAvgPrice"u8, PerOne(block.Fees, block.GasUsed), chain);
        json.WriteString("state"u8, "done"u8);
        json.WriteCoins("burnt"u8, block.Burnt, chain);
    }

    private static Word256 PerOne(Word256 sum, long count) => count == 0 ? default : Word256.DivRem(sum, (ulong)count).Quotient;
}
