using System.Text.Json;
using Kontor.Chains.Model;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Wire;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Rows;

/// <summary>How a block is shown.</summary>
internal static class BlockFields
{
    /// <summary>A block alone, with all that is known of it.</summary>
    /// <param name="confirmations">The block itself is the first.</param>
    public static void WriteWhole(Utf8JsonWriter json, ChainIdentity chain, BlockView block, long confirmations)
    {
        json.WriteChainNames(chain);
        json.WriteHash("hash"u8, block.Hash);
        json.WriteDigits("height"u8, block.Height);
        json.WriteAddress("validator"u8, block.Miner);
        json.WriteDigits("blockTime"u8, block.TimeMs);
        json.WriteCoins("amount"u8, block.Value, chain);
        json.WriteDigits("txnCount"u8, block.TransactionCount);
        json.WriteDigits("txnInternal"u8, block.InternalCount);
        json.WriteDigits("blockSize"u8, block.SizeBytes);
        json.WriteCoins("mineReward"u8, block.Reward + block.Tips, chain);
        json.WriteCoins("totalFee"u8, block.Fees, chain);
        json.WriteString("feeSymbol"u8, chain.NativeSymbol);
        json.WriteDigits("ommerBlock"u8, block.OmmerCount);
        json.WriteHash("merkleRootHash"u8, block.TransactionsRoot);
        json.WriteDigits("gasUsed"u8, block.GasUsed);
        json.WriteDigits("gasLimit"u8, block.GasLimit);
        json.WriteCoins("gasAvgPrice"u8, PerOne(block.Fees, block.GasUsed), chain);
        json.WriteString("state"u8, "done"u8);
        json.WriteCoins("burnt"u8, block.Burnt, chain);
        json.WriteAddress("miner"u8, block.Miner);
        json.WriteString("difficulty"u8, block.Difficulty.ToString());
        json.WriteString("nonce"u8, $"0x{block.Nonce:x16}");
        json.WriteDigits("confirm"u8, confirmations);
        json.WriteCoins("tips"u8, block.Tips, chain);
        json.WriteString("baseFeePerGas"u8, block.BaseFee?.ToUnits(chain.NativeDecimals) ?? "");
    }

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
